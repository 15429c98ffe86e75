package io.viginti.devstack.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viginti.devstack.servers.PostgresAddress.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {

  @ParameterizedTest
  @CsvSource({
    "postgresql://db, postgresql://db:5432/viginti",
    "postgres://db:6000/, postgresql://db:6000/viginti",
    "postgresql://admin:x@db/crm?sslmode=require, postgresql://db:5432/crm?sslmode=require",
  })
  void servicesGetItInFullAndWithoutTheAdministrator(String given, String url) {
    assertThat(PostgresAddress.of(given).url()).isEqualTo(url);
  }

  @Test
  void theAdministratorsPasswordMayHoldAnything() {
    assertThat(PostgresAddress.of("postgresql://ada:a%3Ab%40%2Fc%25+é:x@db").administrator())
        .hasValue(new Login("ada", "a:b@/c%+é:x"));
    assertThat(PostgresAddress.of("postgresql://db").administrator()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db:5432",
        "jdbc:postgresql://db/viginti",
        "mysql://s3cret@db",
        "postgresql://a b"
      })
  void whatIsNoneIsRefusedByTheSettingsNameWithoutItsText(String url) {
    assertThatThrownBy(() -> PostgresAddress.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("VIGINTI_POSTGRES_URL")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aDatabaseNameThatNeedsQuotesIsRefused() {
    assertThatThrownBy(() -> PostgresAddress.of("postgresql://db/My%20data"))
        .hasMessageContaining("My data");
  }
}
