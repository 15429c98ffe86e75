package io.viginti.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viginti.contracts.shape.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DdlTest {
  private static String literal(String json, ColumnType type) throws JsonProcessingException {
    return Ddl.literal(new ObjectMapper().readTree(json), type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5|INTEGER|'5'::integer",
        "true|BOOLEAN|'true'::boolean",
        "\"it's\"|TEXT|'it''s'::text",
        "\"a\\\\b\"|TEXT| E'a\\\\b'::text",
        "[\"a\",\"b'\"]|TEXT_ARRAY|array['a', 'b''']::text[]",
        "[]|TEXT_ARRAY|array[]::text[]",
        "{\"a\":[1]}|JSONB|'{\"a\":[1]}'::jsonb",
        "\"2026-01-31\"|DATE|'2026-01-31'::date",
        "null|TEXT|null"
      })
  void writesLiterals(String json, ColumnType type, String sql) throws JsonProcessingException {
    assertThat(literal(json, type).trim()).isEqualTo(sql.trim());
  }

  @Test
  void refusesDocumentsWhereTheColumnHoldsNone() {
    assertThatThrownBy(() -> literal("{}", ColumnType.TEXT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shortensNamesThatAreTooLongAndKeepsThemApart() {
    String one = Ddl.shortened("a".repeat(70) + "1");
    String other = Ddl.shortened("a".repeat(70) + "2");

    assertThat(one).hasSize(63).isNotEqualTo(other);
  }
}
