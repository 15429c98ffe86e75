package io.viginti.metadata.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.catalog.Catalog;
import io.viginti.catalog.ShapeHash;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.SearchDocument;
import io.viginti.contracts.shape.FieldType;
import io.viginti.metadata.change.Models;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.plan.MigrationPlan;
import io.viginti.metadata.plan.OptionMoves;
import io.viginti.metadata.plan.ShapeOf;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpgradedModelTest {
  private final UUID workspace = UUID.randomUUID();
  private final MetadataModel today = StandardModel.of(workspace);

  @Test
  void whatIsUpToDateStays() {
    assertThat(UpgradedModel.of(today, today)).isEqualTo(today);
  }

  @Test
  void aMissingFieldIsAddedWhereItBelongs() {
    MetadataModel old = without(today, "company", "tagline");
    MetadataModel upgraded = UpgradedModel.of(old, today);
    assertThat(ShapeHash.of(ShapeOf.model(upgraded))).isEqualTo(ShapeHash.of(ShapeOf.model(today)));
    assertThat(MigrationPlan.between(old, upgraded, OptionMoves.NONE).expand())
        .filteredOn(MigrationAction.AddColumn.class::isInstance)
        .extracting(action -> ((MigrationAction.AddColumn) action).column().name())
        .containsExactly("tagline");
  }

  @Test
  void aMissingObjectComesWithTheListsThatLeadThere() {
    MetadataModel old = today.minus(today.findObjectNamed("blocklist").orElseThrow().id());
    old = without(old, "workspaceMember", "blocklists");
    MetadataModel upgraded = UpgradedModel.of(old, today);
    assertThat(ShapeHash.of(ShapeOf.model(upgraded))).isEqualTo(ShapeHash.of(ShapeOf.model(today)));
  }

  @Test
  void aCustomFieldOfTheSameNameStaysAndTheStandardOneIsLeftOut() {
    Models models = new Models();
    UUID id = models.object("company").id();
    MetadataModel standard = models.model();
    MetadataModel old = without(standard, "company", "tagline");
    FieldModel own = custom(models);
    old = old.with(id, company -> company.plus(own));
    MetadataModel upgraded = UpgradedModel.of(old, standard);
    ObjectModel company = upgraded.findObjectNamed("company").orElseThrow();
    assertThat(company.findFieldNamed("tagline").orElseThrow().isCustom()).isTrue();
    assertThat(Catalog.of(ShapeOf.model(upgraded)).objects()).isNotEmpty();
  }

  @Test
  void aCustomObjectGetsTheFieldsThatEveryObjectHas() {
    Models models = new Models().withObject("moon", "moons");
    MetadataModel old = without(models.model(), "moon", "searchVector");
    MetadataModel upgraded = UpgradedModel.of(old, StandardModel.of(UUID.randomUUID()));
    ObjectModel moon = upgraded.findObjectNamed("moon").orElseThrow();
    assertThat(moon.findFieldNamed("searchVector")).isPresent();
    assertThat(MigrationPlan.between(old, upgraded, OptionMoves.NONE).expand())
        .filteredOn(MigrationAction.KeepSearch.class::isInstance)
        .contains(
            new MigrationAction.KeepSearch(
                "moons",
                new SearchDocument(
                    List.of(new SearchDocument.Source(SearchDocument.Kind.TEXT, List.of("name"))),
                    List.of()),
                null,
                true));
  }

  private static FieldModel custom(Models models) {
    models.withField("person", "motto", FieldType.TEXT);
    return models.field("person", "motto").named("tagline");
  }

  private static MetadataModel without(MetadataModel model, String object, String field) {
    ObjectModel owner = model.findObjectNamed(object).orElseThrow();
    UUID id = owner.findFieldNamed(field).orElseThrow().id();
    return model.with(owner.id(), same -> same.minusField(id));
  }
}
