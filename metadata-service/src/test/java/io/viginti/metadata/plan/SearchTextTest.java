package io.viginti.metadata.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.MigrationAction.AddColumn;
import io.viginti.contracts.migration.MigrationAction.DropColumn;
import io.viginti.contracts.migration.MigrationAction.DropSearch;
import io.viginti.contracts.migration.MigrationAction.KeepSearch;
import io.viginti.contracts.migration.SearchDocument;
import io.viginti.contracts.migration.SearchDocument.Kind;
import io.viginti.contracts.migration.SearchDocument.Source;
import io.viginti.contracts.shape.FieldType;
import io.viginti.metadata.change.Given;
import io.viginti.metadata.change.ModelChange;
import io.viginti.metadata.change.Models;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchTextTest {
  private static final Source NAME = text("name");
  private static final SearchDocument BY_NAME = new SearchDocument(List.of(NAME), List.of());

  private final Models models = new Models().withObject("rocket", "rockets");

  private static Source text(String column) {
    return new Source(Kind.TEXT, List.of(column));
  }

  private static SearchDocument byNameAnd(Source... rest) {
    return new SearchDocument(List.of(NAME), List.of(rest));
  }

  @Test
  void aPersonIsFoundByNameAddressesNumbersAndTexts() {
    assertThat(SearchText.find(models.object("person")))
        .contains(
            new SearchDocument(
                List.of(text("nameFirstName"), text("nameLastName")),
                List.of(
                    text("emailsPrimaryEmail"),
                    new Source(Kind.STRINGS, List.of("emailsAdditionalEmails")),
                    new Source(
                        Kind.PHONE,
                        List.of("phonesPrimaryPhoneCallingCode", "phonesPrimaryPhoneNumber")),
                    new Source(Kind.PHONES, List.of("phonesAdditionalPhones")),
                    text("linkedinLinkPrimaryLinkLabel"),
                    text("linkedinLinkPrimaryLinkUrl"),
                    new Source(Kind.STRINGS, List.of("linkedinLinkSecondaryLinks")),
                    text("jobTitle"),
                    text("city"),
                    text("avatarUrl"))));
    assertThat(SearchText.find(models.object("favorite"))).isEmpty();
  }

  @Test
  void aNewTableIsSearchedFromBirth() {
    assertThat(models.plan().expand()).contains(new KeepSearch("rockets", BY_NAME, null, false));
  }

  @Test
  void aNewTextJoinsWithoutAWalkThroughTheRows() {
    models.withField("rocket", "motto", FieldType.TEXT);
    assertThat(models.plan().expand())
        .last()
        .isEqualTo(new KeepSearch("rockets", byNameAnd(text("motto")), BY_NAME, false));
    models.withField("rocket", "wheels", FieldType.NUMBER);
    assertThat(models.plan().expand()).hasOnlyElementsOfType(AddColumn.class);
  }

  @Test
  void aRenamedFieldIsSearchedAsBefore() {
    models.withField("rocket", "motto", FieldType.TEXT);
    models.apply(models.edit("rocket", "motto").name("saying").change());
    assertThat(models.plan().isCatalogOnly()).isTrue();
  }

  @Test
  void aDeletedTextLeavesTheRowsBeforeItsColumnGoes() {
    models.withField("rocket", "motto", FieldType.TEXT);
    models.apply(new ModelChange.DeleteField(models.field("rocket", "motto").id()));
    assertThat(models.plan().expand()).isEmpty();
    assertThat(models.plan().contract())
        .containsExactly(
            new KeepSearch("rockets", BY_NAME, BY_NAME, true), new DropColumn("rockets", "motto"));
  }

  @Test
  void aRetypedFieldKeepsItsTextInTheNewColumn() {
    models.withField("rocket", "site", FieldType.LINK);
    models.apply(models.edit("rocket", "site").type(FieldType.TEXT).change());
    assertThat(models.plan().contract())
        .noneMatch(action -> action instanceof KeepSearch keep && keep.fills());
  }

  @Test
  void anotherLabelIsWrittenToEveryRow() {
    models.withField("rocket", "motto", FieldType.TEXT);
    models.apply(update(models.object("rocket").id(), null, models.field("rocket", "motto").id()));
    assertThat(models.plan().expand())
        .contains(
            new KeepSearch(
                "rockets",
                new SearchDocument(List.of(text("motto")), List.of(NAME)),
                byNameAnd(text("motto")),
                true));
  }

  @Test
  void anObjectLeavesTheSearchAndComesBack() {
    UUID rocket = models.object("rocket").id();
    models.apply(update(rocket, false, null));
    assertThat(models.plan().expand()).isEmpty();
    assertThat(models.plan().contract())
        .containsExactly((MigrationAction) new DropSearch("rockets"));
    models.apply(update(rocket, true, null));
    assertThat(models.plan().expand())
        .containsExactly(new KeepSearch("rockets", BY_NAME, null, true));
  }

  private static ModelChange.UpdateObject update(
      UUID id, @Nullable Boolean isSearchable, @Nullable UUID label) {
    return new ModelChange.UpdateObject(
        id,
        Given.absent(),
        Given.absent(),
        Given.absent(),
        Given.absent(),
        Given.absent(),
        Given.absent(),
        Given.absent(),
        isSearchable == null ? Given.absent() : Given.of(isSearchable),
        label == null ? Given.absent() : Given.of(label),
        Given.absent());
  }
}
