package io.viginti.metadata.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.catalog.Catalog;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeJunction;
import io.viginti.contracts.shape.ShapeObject;
import io.viginti.metadata.change.ModelChange.NewOption;
import io.viginti.metadata.change.ModelChange.NewRelation;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.RelationModel;
import io.viginti.metadata.plan.ShapeOf;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ApplyChangeTest {
  private final Models models = new Models().withObject("rocket", "rockets");

  @Test
  void aCustomObjectJoinsTheActivities() {
    ShapeObject rocket = shapeOf("rocket");
    assertThat(rocket.fields())
        .extracting(ShapeField::name)
        .contains(
            "id",
            "createdAt",
            "name",
            "taskTargets",
            "noteTargets",
            "attachments",
            "timelineActivities",
            "favorites");
    assertThat(Catalog.of(ShapeOf.model(models.model())).objects()).hasSize(26);
  }

  @ParameterizedTest
  @CsvSource({
    "company, companies2",
    "Rocket, things",
    "2fast, things",
    "object, objects",
    "thing, thing",
    "moon, rockets",
    "thing, batch",
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddd, things"
  })
  void aBadNameIsRefused(String singular, String plural) {
    assertThat(refusal(createObject(singular, plural)).code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
  }

  @Test
  void bothNamesAreBlamedAtOnce() {
    VigintiException refusal = refusal(createObject("Bad name", "9"));
    assertThat(refusal.problems())
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(List.of("data", "nameSingular"), List.of("data", "namePlural"));
  }

  @ParameterizedTest
  @EnumSource(
      value = FieldType.class,
      names = {"RELATION", "MORPH_RELATION", "SELECT", "MULTI_SELECT", "TS_VECTOR"},
      mode = EnumSource.Mode.EXCLUDE)
  void aFieldOfEveryTypeCanBeMade(FieldType type) {
    models.withField("rocket", "extra", type);
    assertThat(Catalog.of(ShapeOf.model(models.model())).objects()).isNotEmpty();
    assertThat(models.field("rocket", "extra").columns()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "and",
    "id",
    "none",
    "createdAt",
    "name",
    "taskTargets",
    "Bad",
    "with space",
    "target_x"
  })
  void aBadFieldNameIsRefused(String name) {
    ModelChange change = text(name);
    VigintiException refusal = refusal(change);
    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
    assertThat(refusal.problems()).extracting(Problem::path).contains(List.of("data", "name"));
  }

  @Test
  void aFieldMayNotMeetADerivedOne() {
    models.withManyToOne("rocket", "owner", "company", "rockets");
    assertThat(refusal(text("ownerId")).problems())
        .extracting(Problem::path)
        .containsExactly(List.of("data", "name"));
  }

  @Test
  void theOtherSidesNameIsBlamedWhereItStands() {
    ModelChange change =
        models.create(
            "rocket",
            "owner",
            FieldType.RELATION,
            true,
            false,
            null,
            List.of(),
            null,
            new NewRelation(
                RelationType.MANY_TO_ONE,
                models.object("company").id(),
                "people",
                null,
                OnDelete.SET_NULL),
            null);
    assertThat(refusal(change).problems())
        .extracting(Problem::path)
        .containsExactly(List.of("data", "relation", "targetFieldName"));
  }

  @Test
  void aRelationToItselfHasBothSidesOnOneObject() {
    models.withManyToOne("rocket", "parent", "rocket", "children");
    assertThat(shapeOf("rocket").fields())
        .extracting(ShapeField::name)
        .contains("parent", "children");
    Catalog.of(ShapeOf.model(models.model()));
  }

  @Test
  void aOneToOneRelationHasItsColumnWhereItWasMade() {
    models.withRelation(RelationType.ONE_TO_ONE, "rocket", "captain", "person", null);
    FieldModel captain = models.field("rocket", "captain");
    FieldModel rocket = models.field("person", "rocket");
    assertThat(captain.columns()).hasSize(1);
    assertThat(captain.isUnique()).isTrue();
    assertThat(rocket.columns()).isEmpty();
    assertThat(rocket.isUnique()).isFalse();
    Catalog.of(ShapeOf.model(models.model()));
  }

  @Test
  void aOneToOneRelationStaysUnique() {
    models.withRelation(RelationType.ONE_TO_ONE, "rocket", "captain", "person", null);
    assertThat(refusal(models.edit("rocket", "captain").unique(false).change()).problems())
        .extracting(Problem::path)
        .containsExactly(List.of("data", "isUnique"));
    models.apply(models.edit("rocket", "captain").name("commander").change());
    assertThat(models.field("rocket", "commander").isUnique()).isTrue();
  }

  @Test
  void aManyToManyRelationHasListsOnBothSidesAndOneTable() {
    models.withRelation(RelationType.MANY_TO_MANY, "rocket", "crew", "person", null);
    assertThat(junction("rocket", "crew"))
        .isEqualTo(new ShapeJunction("rockets_crew", "sourceId", "targetId"));
    assertThat(junction("person", "rockets"))
        .isEqualTo(new ShapeJunction("rockets_crew", "targetId", "sourceId"));
    Catalog.of(ShapeOf.model(models.model()));
  }

  @Test
  void aManyToManyRelationOfAnObjectWithItselfIsTwoLists() {
    models.withRelation(RelationType.MANY_TO_MANY, "rocket", "rivals", "rocket", "rivalOf");
    assertThat(Catalog.of(ShapeOf.model(models.model())).findObject("rocket").orElseThrow())
        .satisfies(rocket -> assertThat(rocket.junctions()).hasSize(2));
  }

  @Test
  void aListOfLinksCanBeHiddenAlone() {
    models.withRelation(RelationType.MANY_TO_MANY, "rocket", "crew", "person", null);
    models.apply(models.edit("person", "rockets").active(false).change());
    assertThat(shapeOf("rocket").fields()).extracting(ShapeField::name).contains("crew");
    assertThat(shapeOf("person").fields()).extracting(ShapeField::name).doesNotContain("rockets");
    Catalog.of(ShapeOf.model(models.model()));
  }

  private ShapeJunction junction(String object, String field) {
    RelationModel relation = Objects.requireNonNull(models.field(object, field).relation());
    return Objects.requireNonNull(relation.junction());
  }

  @Test
  void deletingOneSideDeletesTheOther() {
    models.withManyToOne("rocket", "owner", "company", "rockets");
    models.apply(new ModelChange.DeleteField(models.field("company", "rockets").id()));
    assertThat(models.object("rocket").findFieldNamed("owner")).isEmpty();
  }

  @Test
  void deletingAListOfAMorphRelationLeavesTheOthers() {
    models.withMorph("rocket", "cargo", "cargoRockets", "company", "person");
    models.apply(new ModelChange.DeleteField(models.field("company", "cargoRockets").id()));
    assertThat(models.targets("rocket", "cargo")).containsExactly(models.object("person").id());
    models.apply(new ModelChange.DeleteField(models.field("person", "cargoRockets").id()));
    assertThat(models.object("rocket").findFieldNamed("cargo")).isEmpty();
  }

  @Test
  void anInactiveObjectTakesItsRelationsOutOfTheShape() {
    models.withManyToOne("rocket", "owner", "company", "rockets");
    models.apply(activate("company", false));
    assertThat(ShapeOf.model(models.model()).objects())
        .extracting(ShapeObject::nameSingular)
        .doesNotContain("company");
    assertThat(shapeOf("rocket").fields()).extracting(ShapeField::name).doesNotContain("owner");
    Catalog.of(ShapeOf.model(models.model()));

    models.apply(activate("company", true));
    assertThat(shapeOf("rocket").fields()).extracting(ShapeField::name).contains("owner");
  }

  @Test
  void anInactiveFieldKeepsItsName() {
    models.withField("rocket", "motto", FieldType.TEXT);
    models.apply(models.edit("rocket", "motto").active(false).change());
    assertThat(shapeOf("rocket").fields()).extracting(ShapeField::name).doesNotContain("motto");
    assertThat(refusal(text("motto")).code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
  }

  @Test
  void whatIsStandardStays() {
    assertThat(refusal(new ModelChange.DeleteObject(models.object("company").id())).code())
        .isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refusal(new ModelChange.DeleteField(models.field("company", "name").id())).code())
        .isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refusal(models.edit("company", "name").name("title").change()).code())
        .isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refusal(models.edit("rocket", "createdAt").active(false).change()).code())
        .isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refusal(activate("view", false)).code()).isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void theLabelFieldCannotGo() {
    ModelChange delete = new ModelChange.DeleteField(models.field("rocket", "name").id());
    assertThat(refusal(delete).code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
    assertThat(refusal(models.edit("rocket", "name").active(false).change()).code())
        .isEqualTo(ErrorCode.BAD_USER_INPUT);
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER, NUMERIC, true",
    "NUMBER, TEXT, true",
    "DATE, TEXT, true",
    "BOOLEAN, TEXT, true",
    "UUID, TEXT, true",
    "EMAIL, TEXT, true",
    "TEXT, NUMBER, false",
    "TEXT, EMAIL, false",
    "NUMERIC, NUMBER, false",
    "DATE_TIME, DATE, false",
    "TEXT, RICH_TEXT, false",
    "CURRENCY, TEXT, false",
    "ADDRESS, RAW_JSON, false"
  })
  void aTypeChangesOnlyWithoutLoss(FieldType from, FieldType to, boolean isAllowed) {
    models.withField("rocket", "extra", from);
    ModelChange change = models.edit("rocket", "extra").type(to).change();
    if (isAllowed) {
      models.apply(change);
      assertThat(models.field("rocket", "extra").type()).isEqualTo(to);
    } else {
      assertThat(refusal(change).code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
    }
  }

  @Test
  void aNumberOnlyGrows() {
    models.apply(
        models.create(
            "rocket",
            "crew",
            FieldType.NUMBER,
            true,
            false,
            null,
            List.of(),
            settings("dataType", "bigint"),
            null,
            null));
    assertThat(
            refusal(models.edit("rocket", "crew").settings(settings("dataType", "int")).change())
                .problems())
        .extracting(Problem::path)
        .containsExactly(List.of("data", "settings"));
  }

  @Test
  void optionsAreCheckedAllAtOnce() {
    ModelChange change =
        models.create(
            "rocket",
            "stage",
            FieldType.SELECT,
            true,
            false,
            null,
            Models.options("OK", "not ok", "OK"),
            null,
            null,
            null);
    assertThat(refusal(change).problems()).hasSize(2);
  }

  @Test
  void anOptionIsRenamedAndKeepsItsKey() {
    models.withSelect("rocket", "stage", "DRAWN", "BUILT");
    UUID built = models.field("rocket", "stage").options().getLast().id();
    models.apply(
        models
            .edit("rocket", "stage")
            .options(
                List.of(
                    new ModelChange.NewOption(built, "READY", "Ready", null, null),
                    new ModelChange.NewOption(null, "DRAWN", "Drawn", null, null)))
            .change());
    assertThat(models.plan().isCatalogOnly()).isTrue();
    assertThat(models.field("rocket", "stage").options())
        .extracting(option -> option.key() + " " + option.value())
        .containsExactly("BUILT READY", "DRAWN DRAWN");
  }

  @Test
  void aDefaultIsNormalisedAsAValueIs() {
    models.withField("rocket", "mail", FieldType.EMAIL, true, TextNode.valueOf("Crew@Example.ORG"));
    assertThat(models.field("rocket", "mail").defaultValue())
        .isEqualTo(TextNode.valueOf("crew@example.org"));

    models.apply(
        models.edit("rocket", "mail").defaultValue(TextNode.valueOf("CAPTAIN@x.org")).change());
    assertThat(models.field("rocket", "mail").defaultValue())
        .isEqualTo(TextNode.valueOf("captain@x.org"));
  }

  @Test
  void whatIsWrongInADefaultIsNamed() {
    ObjectNode price = JsonNodeFactory.instance.objectNode().put("currencyCode", "EURO");

    assertThat(
            refusal(
                    models.create(
                        "rocket",
                        "price",
                        FieldType.CURRENCY,
                        true,
                        false,
                        price,
                        List.of(),
                        null,
                        null,
                        null))
                .problems())
        .containsExactly(
            new Problem(
                List.of("data", "defaultValue", "currencyCode"),
                "the default value must be an ISO 4217 code"));
  }

  @Test
  void aDefaultMustBeAValue() {
    ModelChange change =
        models.create(
            "rocket",
            "crew",
            FieldType.NUMBER,
            true,
            false,
            TextNode.valueOf("three"),
            List.of(),
            null,
            null,
            null);
    assertThat(refusal(change).problems())
        .extracting(Problem::path)
        .containsExactly(List.of("data", "defaultValue"));
  }

  @Test
  void anIndexNeedsValuesThatCompare() {
    ModelChange change =
        new ModelChange.CreateIndex(
            UUID.randomUUID(),
            models.object("company").id(),
            List.of("name", "address.addressCity", "address", "linkedinLink.secondaryLinks", "x"),
            false);
    assertThat(refusal(change).problems())
        .extracting(problem -> problem.path().getLast())
        .containsExactly(2, 3, 4);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    UUID nobody = UUID.randomUUID();
    assertThat(refusal(new ModelChange.DeleteObject(nobody)).code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(refusal(new ModelChange.DeleteField(nobody)).code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(refusal(new ModelChange.DeleteIndex(nobody)).code()).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void textsThatCannotBeStoredAreRefused() {
    ModelChange change =
        new ModelChange.CreateObject(
            UUID.randomUUID(), "moon", "moons", "a\0b", "\ud800", null, null);
    assertThat(refusal(change).problems()).hasSize(2);
  }

  @Test
  void aDefaultOfSeveralOptionsFollowsThem() {
    ArrayNode both = JsonNodeFactory.instance.arrayNode().add("RED").add("BLUE");
    models.apply(
        models.create(
            "rocket",
            "colors",
            FieldType.MULTI_SELECT,
            true,
            false,
            both,
            Models.options("RED", "BLUE"),
            null,
            null,
            null));
    UUID blue = models.field("rocket", "colors").options().getLast().id();
    models.apply(
        models
            .edit("rocket", "colors")
            .options(List.of(new NewOption(blue, "NAVY", "Navy", null, null)))
            .change());
    assertThat(models.field("rocket", "colors").defaultValue())
        .isEqualTo(JsonNodeFactory.instance.arrayNode().add("NAVY"));
  }

  @Test
  void aDefaultKeepsToTheFieldsSettings() {
    ObjectNode most = JsonNodeFactory.instance.objectNode().put("max", 10).put("maxLength", 3);
    assertThat(refusal(defaulting(FieldType.NUMBER, IntNode.valueOf(11), most)).problems())
        .extracting(Problem::path)
        .containsExactly(List.of("data", "defaultValue"));
    assertThat(refusal(defaulting(FieldType.TEXT, TextNode.valueOf("four"), most)).problems())
        .hasSize(1);
    ObjectNode money = JsonNodeFactory.instance.objectNode().put("currencyCode", "QQQ");
    assertThat(refusal(defaulting(FieldType.CURRENCY, money, null)).problems()).hasSize(1);
    models.apply(defaulting(FieldType.NUMBER, IntNode.valueOf(10), most));
  }

  private ModelChange defaulting(FieldType type, JsonNode value, @Nullable JsonNode settings) {
    return models.create(
        "rocket", "fuel", type, true, false, value, List.of(), settings, null, null);
  }

  private VigintiException refusal(ModelChange change) {
    return catchThrowableOfType(VigintiException.class, () -> models.apply(change));
  }

  private ShapeObject shapeOf(String name) {
    return ShapeOf.model(models.model()).objects().stream()
        .filter(object -> object.nameSingular().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private ModelChange text(String name) {
    return models.create(
        "rocket", name, FieldType.TEXT, true, false, null, List.of(), null, null, null);
  }

  private static ModelChange createObject(String singular, String plural) {
    return new ModelChange.CreateObject(
        UUID.randomUUID(), singular, plural, null, null, null, null);
  }

  private ModelChange activate(String object, boolean isActive) {
    return new ModelChange.UpdateObject(
        models.object(object).id(),
        Given.absent(),
        Given.absent(),
        Given.absent(),
        Given.absent(),
        Given.absent(),
        Given.absent(),
        Given.of(isActive),
        Given.absent(),
        Given.absent(),
        Given.absent());
  }

  private static JsonNode settings(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }
}
