package io.viginti.data.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.engine.TestShape;
import io.viginti.platform.error.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordInputTest {
  private final Problems problems = new Problems();

  private static CatalogObject object(String name) {
    return TestShape.CATALOG.findObject(name).orElseThrow();
  }

  private WriteRow create(String object, String json) {
    return RecordInput.forCreate(
        object(object),
        JsonText.parse(json),
        RecordInput.Writer.CLIENT,
        InputPath.of("data"),
        problems);
  }

  private WriteRow update(String object, String json) {
    return RecordInput.forUpdate(
        object(object),
        JsonText.parse(json),
        RecordInput.Writer.CLIENT,
        InputPath.of("data"),
        problems);
  }

  private List<String> faults() {
    return problems.toException().problems().stream()
        .map(Problem::path)
        .map(List::toString)
        .toList();
  }

  @Test
  void everyProblemIsReportedUnderItsPath() {
    create(
        "sample",
        """
        {"text": "eleven chars", "whole": 101, "fraction": 1.234, "choice": "NO", "choices": ["RED", "NO"],
         "email": "x", "link": "x", "phone": "x", "emails": {"primaryEmail": "x", "additionalEmails": ["a@b", "x"]},
         "phones": {"primaryPhoneNumber": "1", "primaryPhoneCountryCode": "XX", "primaryPhoneCallingCode": "33"},
         "money": {"currencyCode": "eur"}, "place": {"addressLng": "180.1"}, "story": {"blocknote": "{}"},
         "links": {"primaryLinkUrl": "x"}, "parent": {}, "children": [], "companyId": "x"}
        """);

    assertThat(faults())
        .containsExactlyInAnyOrder(
            "[data, text]",
            "[data, whole]",
            "[data, fraction]",
            "[data, choice]",
            "[data, choices]",
            "[data, email]",
            "[data, link]",
            "[data, phone]",
            "[data, emails, primaryEmail]",
            "[data, emails, additionalEmails, 1]",
            "[data, phones, primaryPhoneNumber]",
            "[data, phones, primaryPhoneCountryCode]",
            "[data, phones, primaryPhoneCallingCode]",
            "[data, money, currencyCode]",
            "[data, place, addressLng]",
            "[data, story, blocknote]",
            "[data, links, primaryLinkUrl]",
            "[data, parent]",
            "[data, children]",
            "[data, companyId]");
  }

  @Test
  void requiredFieldsMustBeGivenOnceAndNeverNull() {
    create("company", "{}");
    update("company", "{\"name\": null}");
    update("company", "{}");

    assertThat(faults()).containsExactly("[data, name]", "[data, name]");
  }

  @Test
  void partsOfACompositeAreIndependent() {
    WriteRow row = update("person", "{\"name\": {\"firstName\": \"Ada\"}}");

    assertThat(row.columns())
        .containsExactly(
            java.util.Map.entry("nameFirstName", new WriteRow.Assign(ColumnType.TEXT, "Ada")));
    assertThat(row.columnsOfField()).containsKey("name");
  }

  @Test
  void aMorphRelationHasOneTarget() {
    create(
        "noteTarget",
        """
        {"targetPersonId": "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
         "targetCompanyId": "6ba7b810-9dad-11d1-80b4-00c04fd430c8"}
        """);

    assertThat(faults()).containsExactly("[data, targetCompanyId]");
  }

  @Test
  void oneTargetReplacesAnotherWhateverTheOrder() {
    String id = "\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"";
    WriteRow before =
        update("noteTarget", "{\"targetCompanyId\": null, \"targetPersonId\": " + id + "}");
    WriteRow after =
        update("noteTarget", "{\"targetPersonId\": " + id + ", \"targetCompanyId\": null}");

    assertThat(problems.isEmpty()).isTrue();
    assertThat(before.columns())
        .containsEntry("targetObject", new WriteRow.Assign(ColumnType.TEXT, "people"))
        .containsExactlyInAnyOrderEntriesOf(after.columns());
  }

  @Test
  void systemFieldsAreNotForClients() {
    update("company", "{\"createdBy\": {}, \"deletedAt\": null, \"id\": null, \"position\": 1}");

    assertThat(faults()).containsExactly("[data, createdBy]", "[data, deletedAt]", "[data, id]");
  }
}
