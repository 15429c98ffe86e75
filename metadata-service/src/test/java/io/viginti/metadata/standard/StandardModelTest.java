package io.viginti.metadata.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.catalog.Catalog;
import io.viginti.catalog.ShapeHash;
import io.viginti.catalog.name.NameRules;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeObject;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.plan.MigrationPlan;
import io.viginti.metadata.plan.OptionMoves;
import io.viginti.metadata.plan.ShapeOf;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandardModelTest {
  private static final UUID WORKSPACE = UUID.fromString("0198a000-0000-7000-8000-000000000001");

  private final MetadataModel model = StandardModel.of(WORKSPACE);
  private final Shape shape = ShapeOf.model(model);

  @Test
  void theShapeMakesACatalog() {
    Catalog catalog = Catalog.of(shape);
    assertThat(catalog.objects()).hasSize(model.objects().size());
  }

  @Test
  void everyNameIsAllowed() {
    assertThat(NameRules.check(ShapeOf.everything(model))).isEmpty();
  }

  @Test
  void twoWorkspacesShareTheShapeAndNoId() {
    MetadataModel other = StandardModel.of(UUID.randomUUID());
    assertThat(ShapeHash.of(ShapeOf.model(other))).isEqualTo(ShapeHash.of(shape));
    Set<UUID> ids = new HashSet<>();
    for (ObjectModel object : model.objects()) {
      ids.add(object.id());
      object.fields().stream().map(FieldModel::id).forEach(ids::add);
    }
    assertThat(other.objects()).noneMatch(object -> ids.contains(object.id()));
  }

  @Test
  void idsAreUnique() {
    Set<UUID> ids = new HashSet<>();
    for (ObjectModel object : model.objects()) {
      assertThat(ids.add(object.id())).isTrue();
      for (FieldModel field : object.fields()) {
        assertThat(ids.add(field.id())).as("%s.%s", object.nameSingular(), field.name()).isTrue();
      }
    }
  }

  @Test
  void onlyFiveObjectsGiveTimelineActivities() {
    assertThat(shape.objects())
        .filteredOn(object -> !object.isSystem())
        .extracting(ShapeObject::nameSingular)
        .containsExactlyInAnyOrder("company", "person", "opportunity", "task", "note");
  }

  @Test
  void theFirstMigrationOnlyCreates() {
    MigrationPlan plan = MigrationPlan.between(MetadataModel.EMPTY, model, OptionMoves.NONE);
    assertThat(plan.contract()).isEmpty();
    assertThat(plan.expand())
        .allMatch(
            action ->
                action instanceof MigrationAction.CreateTable
                    || action instanceof MigrationAction.AddForeignKey
                    || action instanceof MigrationAction.CreateIndex
                    || action instanceof MigrationAction.KeepSearch);
    List<String> indexes =
        plan.expand().stream()
            .filter(MigrationAction.CreateIndex.class::isInstance)
            .map(action -> ((MigrationAction.CreateIndex) action).name())
            .toList();
    assertThat(indexes).doesNotHaveDuplicates();
  }

  @Test
  void everyIdIsOfVersionFive() {
    assertThat(model.objects().getFirst().id().version()).isEqualTo(5);
    assertThat(model.objects().getFirst().id().variant()).isEqualTo(2);
  }
}
