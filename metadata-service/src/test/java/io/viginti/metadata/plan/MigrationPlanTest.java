package io.viginti.metadata.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.MigrationAction.AddColumn;
import io.viginti.contracts.migration.MigrationAction.AddForeignKey;
import io.viginti.contracts.migration.MigrationAction.Column;
import io.viginti.contracts.migration.MigrationAction.CreateIndex;
import io.viginti.contracts.migration.MigrationAction.CreateJunction;
import io.viginti.contracts.migration.MigrationAction.CreateTable;
import io.viginti.contracts.migration.MigrationAction.DropColumn;
import io.viginti.contracts.migration.MigrationAction.DropIndex;
import io.viginti.contracts.migration.MigrationAction.DropMirror;
import io.viginti.contracts.migration.MigrationAction.DropSearch;
import io.viginti.contracts.migration.MigrationAction.DropTable;
import io.viginti.contracts.migration.MigrationAction.FillColumn;
import io.viginti.contracts.migration.MigrationAction.KeepSearch;
import io.viginti.contracts.migration.MigrationAction.MirrorColumn;
import io.viginti.contracts.migration.MigrationAction.RelaxNotNull;
import io.viginti.contracts.migration.MigrationAction.ReplaceValues;
import io.viginti.contracts.migration.MigrationAction.RequireNotNull;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.RelationType;
import io.viginti.metadata.change.Given;
import io.viginti.metadata.change.ModelChange;
import io.viginti.metadata.change.Models;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MigrationPlanTest {
  private final Models models = new Models().withObject("rocket", "rockets");

  @Test
  void anObjectIsOneTableWithItsIndexes() {
    assertThat(models.plan().contract()).isEmpty();
    assertThat(models.plan().expand().getFirst()).isInstanceOf(CreateTable.class);
    assertThat(models.plan().expand())
        .filteredOn(CreateTable.class::isInstance)
        .extracting(action -> ((CreateTable) action).table())
        .containsExactly("rockets");
    assertThat(((CreateTable) models.plan().expand().getFirst()).columns())
        .extracting(Column::name)
        .contains("createdAt", "position", "name", "createdBySource")
        .doesNotContain("id");
    assertThat(models.plan().expand()).noneMatch(AddColumn.class::isInstance);
  }

  @Test
  void aNullableFieldIsOneColumn() {
    models.withField("rocket", "motto", FieldType.TEXT);
    assertThat(models.plan().expand())
        .filteredOn(action -> !(action instanceof KeepSearch))
        .containsExactly(
            new AddColumn("rockets", new Column("motto", ColumnType.TEXT, true, null)));
    assertThat(models.plan().contract()).isEmpty();
  }

  @Test
  void aRequiredFieldWithADefaultIsRequiredAtOnce() {
    models.withField("rocket", "crew", FieldType.NUMBER, false, IntNode.valueOf(3));
    assertThat(models.plan().expand())
        .containsExactly(
            new AddColumn(
                "rockets", new Column("crew", ColumnType.INTEGER, false, IntNode.valueOf(3))));
  }

  @Test
  void aNullableFieldsDefaultIsForRecordsToCome() {
    models.withField("rocket", "crew", FieldType.NUMBER, true, IntNode.valueOf(3));
    assertThat(models.plan().expand())
        .containsExactly(
            new AddColumn("rockets", new Column("crew", ColumnType.INTEGER, true, null)));
  }

  @Test
  void aRelationIsAColumnAKeyAndAnIndex() {
    models.withManyToOne("rocket", "owner", "company", "rockets");
    assertThat(models.plan().expand())
        .containsExactly(
            new AddColumn("rockets", new Column("ownerId", ColumnType.UUID, true, null)),
            new AddForeignKey("rockets", "ownerId", "companies"),
            new CreateIndex(
                "rockets_ownerId_id_sys",
                "rockets",
                List.of("ownerId", "id"),
                false,
                false,
                MigrationAction.IndexKind.BTREE));
  }

  @Test
  void aOneToOneRelationIsUniqueToo() {
    models.withRelation(RelationType.ONE_TO_ONE, "rocket", "captain", "person", null);
    assertThat(models.plan().expand())
        .filteredOn(CreateIndex.class::isInstance)
        .contains(
            new CreateIndex(
                "rockets_captainId_key",
                "rockets",
                List.of("captainId"),
                true,
                true,
                MigrationAction.IndexKind.BTREE));
  }

  @Test
  void aManyToManyRelationIsATableOfLinks() {
    models.withRelation(RelationType.MANY_TO_MANY, "rocket", "crew", "person", null);
    assertThat(models.plan().expand())
        .containsExactly(new CreateJunction("rockets_crew", "rockets", "people"));

    models.apply(new ModelChange.DeleteField(models.field("person", "rockets").id()));
    assertThat(models.plan().expand()).isEmpty();
    assertThat(models.plan().contract()).containsExactly(new DropTable("rockets_crew"));
  }

  @Test
  void linksMadeAgainGetATableOfTheirOwn() {
    models.withRelation(RelationType.MANY_TO_MANY, "rocket", "crew", "person", null);
    models.apply(new ModelChange.DeleteField(models.field("rocket", "crew").id()));
    models.withRelation(RelationType.MANY_TO_MANY, "rocket", "crew", "person", null);
    assertThat(models.plan().expand())
        .containsExactly(new CreateJunction("rockets_crew_2", "rockets", "people"));
  }

  @Test
  void deletingAnObjectDropsItsLinks() {
    models.withRelation(RelationType.MANY_TO_MANY, "rocket", "crew", "person", null);
    models.apply(new ModelChange.DeleteObject(models.object("rocket").id()));
    assertThat(models.plan().contract())
        .contains(new DropTable("rockets_crew"), new DropTable("rockets"));
  }

  @Test
  void aMorphRelationHasNoKey() {
    models.withMorph("rocket", "cargo", "cargoRockets", "company", "person");
    assertThat(models.plan().expand())
        .filteredOn(AddColumn.class::isInstance)
        .extracting(action -> ((AddColumn) action).column().name())
        .containsExactly("cargoObject", "cargoId");
    assertThat(models.plan().expand()).noneMatch(AddForeignKey.class::isInstance);
  }

  @Test
  void renamingTouchesNoTable() {
    models.withField("rocket", "motto", FieldType.TEXT);
    models.apply(models.edit("rocket", "motto").name("saying").change());
    assertThat(models.plan().isCatalogOnly()).isTrue();
    assertThat(models.field("rocket", "saying").columns().getFirst().name()).isEqualTo("motto");
  }

  @Test
  void deletingAFieldDropsItsColumnAfterwards() {
    models.withField("rocket", "motto", FieldType.TEXT);
    models.apply(new ModelChange.DeleteField(models.field("rocket", "motto").id()));
    assertThat(models.plan().expand()).isEmpty();
    assertThat(models.plan().contract())
        .filteredOn(action -> !(action instanceof KeepSearch))
        .containsExactly(new DropColumn("rockets", "motto"));
  }

  @Test
  void deletingARequiredFieldRelaxesItFirst() {
    models.withField("rocket", "crew", FieldType.NUMBER, false, IntNode.valueOf(3));
    models.apply(new ModelChange.DeleteField(models.field("rocket", "crew").id()));
    assertThat(models.plan().expand()).containsExactly(new RelaxNotNull("rockets", "crew"));
    assertThat(models.plan().contract()).containsExactly(new DropColumn("rockets", "crew"));
  }

  @Test
  void aNameIsFreeAtOnceAndItsColumnIsNot() {
    models.withField("rocket", "motto", FieldType.TEXT);
    models.apply(new ModelChange.DeleteField(models.field("rocket", "motto").id()));
    models.withField("rocket", "motto", FieldType.NUMBER);
    assertThat(models.plan().expand())
        .containsExactly(
            new AddColumn("rockets", new Column("motto_2", ColumnType.INTEGER, true, null)));
  }

  @Test
  void aRetypedFieldLivesInTwoColumnsForAWhile() {
    models.withField("rocket", "crew", FieldType.NUMBER);
    models.apply(models.edit("rocket", "crew").type(FieldType.NUMERIC).change());
    assertThat(models.plan().expand())
        .containsExactly(
            new AddColumn("rockets", new Column("crew_2", ColumnType.NUMERIC, true, null)),
            new MirrorColumn("rockets", "crew", ColumnType.INTEGER, "crew_2", ColumnType.NUMERIC));
    assertThat(models.plan().contract())
        .containsExactly(
            new DropMirror("rockets", "crew", "crew_2"), new DropColumn("rockets", "crew"));
  }

  @Test
  void aUniqueFieldStaysUniqueWhenRetyped() {
    models.apply(
        models.create(
            "rocket", "crew", FieldType.NUMBER, true, true, null, List.of(), null, null, null));
    models.apply(models.edit("rocket", "crew").type(FieldType.TEXT).change());
    assertThat(models.plan().expand())
        .filteredOn(CreateIndex.class::isInstance)
        .extracting(action -> ((CreateIndex) action).name())
        .containsExactly("rockets_crew_2_key");
    assertThat(models.plan().contract()).noneMatch(DropIndex.class::isInstance);
  }

  @Test
  void aFieldThatBecomesRequiredIsFilledBeforeAndCheckedAfterwards() {
    models.withField("rocket", "crew", FieldType.NUMBER);
    models.apply(
        models.edit("rocket", "crew").nullable(false).defaultValue(IntNode.valueOf(1)).change());
    FillColumn fill = new FillColumn("rockets", "crew", IntNode.valueOf(1));
    assertThat(models.plan().expand()).containsExactly(fill);
    assertThat(models.plan().contract())
        .containsExactly(fill, new RequireNotNull("rockets", "crew"));
  }

  @Test
  void withoutADefaultTheRowsMustHaveValuesAlready() {
    models.withField("rocket", "crew", FieldType.NUMBER);
    models.apply(models.edit("rocket", "crew").nullable(false).change());
    assertThat(models.plan().expand()).containsExactly(new RequireNotNull("rockets", "crew"));
  }

  @Test
  void uniquenessEndsAtOnce() {
    models.apply(
        models.create(
            "rocket", "crew", FieldType.NUMBER, true, true, null, List.of(), null, null, null));
    models.apply(models.edit("rocket", "crew").unique(false).change());
    assertThat(models.plan().expand()).containsExactly(new DropIndex("rockets_crew_key"));
    assertThat(models.plan().contract()).isEmpty();
  }

  @Test
  void aDeactivatedFieldKeepsItsColumn() {
    models.withField("rocket", "crew", FieldType.NUMBER, false, IntNode.valueOf(3));
    models.apply(models.edit("rocket", "crew").active(false).change());
    assertThat(models.plan().expand()).containsExactly(new RelaxNotNull("rockets", "crew"));
    assertThat(models.plan().contract()).isEmpty();
  }

  @Test
  void rowsOfARemovedOptionMoveBeforeAndAfter() {
    models.withSelect("rocket", "stage", "DRAWN", "BUILT", "FLOWN");
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.putObject("replacement").put("BUILT", "FLOWN");
    models.apply(
        models
            .edit("rocket", "stage")
            .options(Models.options("DRAWN", "FLOWN"))
            .settings(settings)
            .change());
    ReplaceValues move =
        new ReplaceValues("rockets", "stage", ColumnType.TEXT, Map.of("BUILT", "FLOWN"));
    assertThat(models.plan().expand()).containsExactly(move);
    assertThat(models.plan().contract()).containsExactly(move);
    assertThat(models.field("rocket", "stage").settings()).isNull();
  }

  @Test
  void withoutAReplacementTheyGetNull() {
    models.withSelect("rocket", "stage", "DRAWN", "BUILT");
    models.apply(models.edit("rocket", "stage").options(Models.options("DRAWN")).change());
    Map<String, @Nullable String> toNull = new HashMap<>();
    toNull.put("BUILT", null);
    assertThat(models.plan().expand())
        .containsExactly(new ReplaceValues("rockets", "stage", ColumnType.TEXT, toNull));
  }

  @Test
  void aKeyWhoseRowsAreStillMovingIsNotUsedAgain() {
    models.withSelect("rocket", "stage", "DRAWN", "BUILT");
    models.apply(models.edit("rocket", "stage").options(Models.options("DRAWN")).change());
    models.apply(models.edit("rocket", "stage").options(Models.options("DRAWN", "BUILT")).change());
    assertThat(models.field("rocket", "stage").options().getLast().key()).isEqualTo("BUILT_2");
  }

  @Test
  void deletingAnObjectDropsItsTableAndWhatLedThere() {
    models.withObject("moon", "moons").withManyToOne("moon", "visitedBy", "rocket", "visitedMoons");
    models.apply(new ModelChange.DeleteObject(models.object("rocket").id()));
    assertThat(models.plan().contract())
        .containsExactly(
            new DropColumn("moons", "visitedById"),
            new DropSearch("rockets"),
            new DropTable("rockets"));
    assertThat(models.object("moon").findFieldNamed("visitedBy")).isEmpty();
    assertThat(models.targets("taskTarget", "target")).hasSize(4);
  }

  @Test
  void aSelectsDefaultIsStoredByKey() {
    models.withSelect("rocket", "stage", "DRAWN", "BUILT");
    UUID built = models.field("rocket", "stage").options().getLast().id();
    models.apply(
        models
            .edit("rocket", "stage")
            .options(
                List.of(
                    new ModelChange.NewOption(null, "DRAWN", "Drawn", null, null),
                    new ModelChange.NewOption(built, "READY", "Ready", null, null)))
            .defaultValue(TextNode.valueOf("READY"))
            .nullable(false)
            .change());
    assertThat(models.plan().expand())
        .containsExactly(new FillColumn("rockets", "stage", TextNode.valueOf("BUILT")));
  }

  @Test
  void theSameModelNeedsNoSteps() {
    assertThat(
            MigrationPlan.between(models.model(), models.model(), OptionMoves.NONE).isCatalogOnly())
        .isTrue();
  }

  @Test
  void anIndexOfTwoFieldsGoesWithOneOfThem() {
    models.withField("rocket", "crew", FieldType.NUMBER);
    models.apply(
        new ModelChange.CreateIndex(
            UUID.randomUUID(), models.object("rocket").id(), List.of("name", "crew"), true));
    assertThat(models.plan().expand())
        .extracting(action -> ((CreateIndex) action).name())
        .containsExactly("rockets_name_crew_key");
    models.apply(new ModelChange.DeleteField(models.field("rocket", "crew").id()));
    assertThat(models.object("rocket").indexes()).isEmpty();
    assertThat(models.plan().contract()).containsExactly(new DropColumn("rockets", "crew"));
  }

  @Test
  void anotherLabelIsSortedAndSearchedByIndexes() {
    models.withField("rocket", "motto", FieldType.TEXT);
    models.apply(
        new ModelChange.UpdateObject(
            models.object("rocket").id(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.of(models.field("rocket", "motto").id()),
            Given.absent()));
    assertThat(models.plan().expand())
        .filteredOn(CreateIndex.class::isInstance)
        .extracting(action -> ((CreateIndex) action).name())
        .containsExactly("rockets_motto_id_sys", "rockets_motto_trgm");
    assertThat(models.plan().contract())
        .containsExactly(new DropIndex("rockets_name_id_sys"), new DropIndex("rockets_name_trgm"));
  }

  @Test
  void duplicateCriteriaHaveIndexesOfTheirOwn() {
    models.withField("rocket", "crew", FieldType.NUMBER);
    setCriteria(List.of(List.of("name", "crew")));
    assertThat(models.plan().expand())
        .containsExactly(
            new CreateIndex(
                "rockets_name_crew_id_dup",
                "rockets",
                List.of("name", "crew", "id"),
                false,
                true,
                MigrationAction.IndexKind.MATCH));
    setCriteria(List.of());
    assertThat(models.plan().contract()).containsExactly(new DropIndex("rockets_name_crew_id_dup"));
  }

  private void setCriteria(List<List<String>> criteria) {
    models.apply(
        new ModelChange.UpdateObject(
            models.object("rocket").id(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.of(criteria)));
  }

  @Test
  void anIndexThatIsAskedForServesAnOrder() {
    models.withField("rocket", "crew", FieldType.NUMBER);
    models.apply(
        new ModelChange.CreateIndex(
            UUID.randomUUID(), models.object("rocket").id(), List.of("crew"), false));
    assertThat(models.plan().expand())
        .extracting(action -> ((CreateIndex) action).columns())
        .containsExactly(List.of("crew", "id"));
  }

  @Test
  void anUpgradeAlignsTheIndexesOfEveryTable() {
    List<MigrationAction> expand = MigrationPlan.upgrade(models.model(), models.model()).expand();
    assertThat(expand).hasSameSizeAs(models.model().objects());
    assertThat(expand)
        .filteredOn(action -> ((MigrationAction.AlignIndexes) action).table().equals("people"))
        .flatExtracting(action -> ((MigrationAction.AlignIndexes) action).indexes())
        .extracting(CreateIndex::name)
        .contains(
            "people_nameFirstName_id_sys",
            "people_nameLastName_id_sys",
            "people_nameFirstName_nameLastName_id_dup");
  }
}
