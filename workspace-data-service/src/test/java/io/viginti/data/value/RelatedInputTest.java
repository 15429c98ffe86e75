package io.viginti.data.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.engine.TestShape;
import io.viginti.data.value.WriteRow.Assign;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RelatedInputTest {
  private static final String ID = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

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

  private RecordKey key(String object, String json) {
    Related related = create(object, json).related().getFirst();
    assertThat(problems.isEmpty()).isTrue();
    return ((Related.Known) related.record()).key();
  }

  private List<String> faults() {
    return problems.toException().problems().stream()
        .map(Problem::path)
        .map(List::toString)
        .toList();
  }

  @Test
  void aRecordIsToldByItsIdOrWhatIsUnique() {
    assertThat(key("person", "{\"company\": {\"connect\": {\"id\": \"" + ID + "\"}}}").values())
        .containsExactly(UUID.fromString(ID));
    assertThat(
            key("person", "{\"company\": {\"connect\": {\"domainName\": \"https://a.example\"}}}")
                .values())
        .containsExactly("https://a.example");
  }

  @Test
  void aUniqueValueIsReadAsItIsWritten() {
    RecordKey key =
        key(
            "opportunity",
            "{\"pointOfContact\": {\"connect\": {\"emails\": {\"primaryEmail\": \"A@B.example\"}}}}");

    assertThat(key.values()).containsExactly("a@b.example");
    assertThat(key.leaves().getFirst().column()).isEqualTo("emailsPrimaryEmail");
  }

  @Test
  void equalKeysAreEqual() {
    String input = "{\"company\": {\"connect\": {\"domainName\": \"https://a.example\"}}}";

    assertThat(key("person", input)).isEqualTo(key("opportunity", input));
  }

  @Test
  void nullsAreNotGiven() {
    RecordKey key =
        key(
            "person",
            "{\"company\": {\"create\": null, \"connect\": {\"id\": null, \"domainName\": \"https://a.example\"}}}");

    assertThat(key.values()).containsExactly("https://a.example");
  }

  @Test
  void aRelationIsGivenAsTheIdIs() {
    WriteRow row = create("person", "{\"company\": {\"disconnect\": true}}");

    assertThat(row.columns().get("companyId")).isEqualTo(new Assign(columnType(), null));
    assertThat(row.columnsOfField()).containsKey("companyId");
  }

  private static ColumnType columnType() {
    return ColumnType.UUID;
  }

  @Test
  void whatIsCreatedIsCountedWithAllItCreates() {
    WriteRow row =
        create(
            "opportunity",
            """
            {"company": {"create": {"name": "a", "tags": {"create": [{}, {}], "connect": {"id": "%s"}}}},
             "pointOfContact": {"create": {"company": {"create": {"name": "b"}}}}}
            """
                .formatted(ID));

    assertThat(problems.isEmpty()).isTrue();
    assertThat(row.creations()).isEqualTo(5);
    assertThat(row.linkCount()).isEqualTo(3);
  }

  @Test
  void idsTakeTheirPlaces() {
    WriteRow row =
        create(
            "company",
            """
            {"name": "a", "accountOwner": {"create": {}}, "partners": {"connect": {"domainName": "https://a.example"}}}
            """);
    UUID id = UUID.fromString(ID);

    WriteRow complete = row.relatedBy(record -> Optional.of(id));

    assertThat(complete.related()).isEmpty();
    assertThat(complete.columns().get("accountOwnerId")).isEqualTo(new Assign(columnType(), id));
    assertThat(complete.links().getFirst().connect()).containsExactly(id);
  }

  @Test
  void aRelationStandsInForARequiredId() {
    create("company", "{\"accountOwner\": {\"create\": {\"name\": {\"lastNam\": \"a\"}}}}");

    assertThat(faults())
        .containsExactlyInAnyOrder("[data, accountOwner, create, name, lastNam]", "[data, name]");
  }

  @Test
  void creationsWithinEachOtherHaveALimit() {
    String data = "{}";
    for (int i = 0; i < 15; i++) {
      data = "{\"parent\": {\"create\": " + data + "}}";
    }
    assertThat(create("sample", data).creations()).isEqualTo(15);
    String deeper = "{\"parent\": {\"create\": " + data + "}}";

    assertThatThrownBy(() -> create("sample", deeper))
        .isInstanceOf(VigintiException.class)
        .hasMessageContaining("15");
  }
}
