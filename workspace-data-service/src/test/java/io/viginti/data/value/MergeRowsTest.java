package io.viginti.data.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.value.JsonText;
import io.viginti.data.engine.TestShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergeRowsTest {
  private static final CatalogObject SAMPLE = TestShape.CATALOG.findObject("sample").orElseThrow();

  private static WriteRow merge(String... rows) {
    List<JsonNode> parsed = new ArrayList<>();
    for (String row : rows) {
      parsed.add(JsonText.parse(row));
    }
    return MergeRows.merge(SAMPLE, parsed, field -> true);
  }

  private static @Nullable Object written(WriteRow row, String column) {
    return row.columns().get(column) instanceof WriteRow.Assign assign ? assign.value() : null;
  }

  @Test
  void whatTheFirstHasStays() {
    WriteRow row = merge("{\"text\": \"a\", \"whole\": 1}", "{\"text\": \"b\", \"whole\": 2}");

    assertThat(row.columns()).isEmpty();
    assertThat(row.columnsOfField()).isEmpty();
  }

  @Test
  void blankTextAndNullGiveWayToTheFirstValue() {
    WriteRow row =
        merge(
            "{\"text\": \" \", \"whole\": null}",
            "{\"text\": null, \"whole\": null}",
            "{\"text\": \"c\", \"whole\": 3}");

    assertThat(written(row, "text")).isEqualTo("c");
    assertThat(written(row, "whole")).isEqualTo(3);
    assertThat(row.columnsOfField()).containsKeys("text", "whole");
  }

  @Test
  void listsAreUnitedWithoutRepeats() {
    WriteRow row = merge("{\"words\": [\"a\", \"b\"]}", "{\"words\": [\"b\", \"c\"]}");

    assertThat((String[]) written(row, "words")).containsExactly("a", "b", "c");
  }

  @Test
  void thePrimaryAddressStaysAndTheOthersFollow() {
    WriteRow row =
        merge(
            "{\"emailsPrimaryEmail\": \"a@x.org\", \"emailsAdditionalEmails\": [\"b@x.org\"]}",
            "{\"emailsPrimaryEmail\": \"c@x.org\", \"emailsAdditionalEmails\": [\"a@x.org\"]}");

    assertThat(row.columns().keySet()).containsExactly("emailsAdditionalEmails");
    assertThat(written(row, "emailsAdditionalEmails")).isEqualTo("[\"b@x.org\",\"c@x.org\"]");
  }

  @Test
  void compositesAreTakenWhole() {
    WriteRow row =
        merge(
            "{\"moneyAmountMicros\": null, \"moneyCurrencyCode\": null}",
            "{\"moneyAmountMicros\": 5, \"moneyCurrencyCode\": null}",
            "{\"moneyAmountMicros\": 7, \"moneyCurrencyCode\": \"EUR\"}");

    assertThat(row.columnsOfField()).isEqualTo(Map.of("money", List.of("moneyAmountMicros")));
    assertThat(written(row, "moneyAmountMicros")).isEqualTo("5");
  }

  @Test
  void aRecordNeverPointsAtOneThatIsMergedIntoIt() {
    String one = "00000000-0000-4000-8000-000000000001";
    String two = "00000000-0000-4000-8000-000000000002";
    WriteRow row =
        merge(
            "{\"id\": \"%s\", \"parentId\": \"%s\"}".formatted(one, two),
            "{\"id\": \"%s\", \"parentId\": null}".formatted(two));

    assertThat(row.columns()).containsOnlyKeys("parentId");
    assertThat(written(row, "parentId")).isNull();
  }
}
