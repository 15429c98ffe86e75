package io.viginti.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private final Catalog catalog = Catalog.of(Shapes.small());

  @Test
  void findsRootFieldsByTheirGeneratedNames() {
    assertThat(catalog.findQuery("companies").orElseThrow().kind()).isEqualTo(RootField.Kind.MANY);
    assertThat(catalog.findQuery("company").orElseThrow().kind()).isEqualTo(RootField.Kind.ONE);
    assertThat(catalog.findMutation("createCompanies").orElseThrow().kind())
        .isEqualTo(RootField.Kind.CREATE_MANY);
    assertThat(catalog.findMutation("companies")).isEmpty();
  }

  @Test
  void offersOnlyUpdateOnAProjection() {
    assertThat(catalog.findMutation("updatePerson")).isPresent();
    assertThat(catalog.findMutation("createPerson")).isEmpty();
    assertThat(catalog.findMutation("createPeople")).isEmpty();
    assertThat(catalog.findMutation("destroyPerson")).isEmpty();
  }

  @Test
  void putsTheIdBesideARelationToOne() {
    CatalogObject person = catalog.findObject("person").orElseThrow();
    ReferenceField company = (ReferenceField) person.requireField("company");
    RelationIdField id = (RelationIdField) person.requireField("companyId");

    assertThat(id.relation()).isSameAs(company);
    assertThat(id.column()).isEqualTo("companyId");
    assertThat(company.target()).isSameAs(catalog.findObject("company").orElseThrow());
  }

  @Test
  void expandsAMorphRelationPerTarget() {
    CatalogObject note = catalog.findObject("note").orElseThrow();

    ReferenceField toPerson = (ReferenceField) note.requireField("targetPerson");
    assertThat(toPerson.objectColumn()).contains("targetObject");
    assertThat(toPerson.idColumn()).isEqualTo("targetId");
    assertThat(note.findField("targetPersonId")).isPresent();
    assertThat(note.findField("target")).isEmpty();
    assertThat(note.morphRelations().getFirst().targets()).hasSize(2);
  }

  @Test
  void resolvesTheOtherSideOfAMorphRelationToTheFieldForThisObject() {
    ToManyField notes =
        (ToManyField) catalog.findObject("person").orElseThrow().requireField("notes");

    assertThat(notes.link())
        .isInstanceOfSatisfying(
            ToManyField.ByColumn.class,
            link -> assertThat(link.inverse().name()).isEqualTo("targetPerson"));
    assertThat(notes.target().nameSingular()).isEqualTo("note");
  }

  @Test
  void knowsWhoPointsAtAnObject() {
    assertThat(catalog.findObject("company").orElseThrow().referrers())
        .extracting(ReferenceField::toString)
        .containsExactlyInAnyOrder("note.targetCompany", "person.company");
  }

  @Test
  void readsAOneToOneRelationFromBothSides() {
    Catalog both =
        Catalog.of(
            Shapes.of(
                Shapes.object(
                    "person", "people", Shapes.oneToOne("passport", "passport", "holder", false)),
                Shapes.object(
                    "passport",
                    "passports",
                    Shapes.oneToOne("holder", "person", "passport", true))));
    CatalogObject passport = both.findObject("passport").orElseThrow();
    CatalogObject person = both.findObject("person").orElseThrow();

    InverseOneField ofPerson = (InverseOneField) person.requireField("passport");
    assertThat(ofPerson.inverse()).isSameAs(passport.requireField("holder"));
    assertThat(ofPerson.owner()).isSameAs(person);
    assertThat(ofPerson.target()).isSameAs(passport);
    assertThat(person.findField("passportId")).isEmpty();
    assertThat(passport.findField("holderId")).isPresent();
  }

  @Test
  void goesThroughATableOfLinksBothWays() {
    Catalog both =
        Catalog.of(
            Shapes.of(
                Shapes.object(
                    "company", "companies", Shapes.manyToMany("tags", "tag", "companies", true)),
                Shapes.object(
                    "tag", "tags", Shapes.manyToMany("companies", "company", "tags", false))));
    CatalogObject company = both.findObject("company").orElseThrow();
    CatalogObject tag = both.findObject("tag").orElseThrow();

    Junction way = company.junctions().getFirst();
    assertThat(way.to()).isSameAs(tag);
    assertThat(way.fromColumn()).isEqualTo("sourceId");
    assertThat(tag.junctions()).containsExactly(way.reversed());
    assertThat(company.requireField("tags"))
        .isInstanceOfSatisfying(
            ToManyField.class,
            field -> assertThat(field.link()).isEqualTo(new ToManyField.ByJunction(way)));
  }

  @Test
  void knowsOfLinksWhoseOtherSideIsNotPublished() {
    Catalog hidden =
        Catalog.of(
            Shapes.of(
                Shapes.object("company", "companies", Shapes.manyToMany("tags", "tag", null, true)),
                Shapes.object("tag", "tags")));
    CatalogObject tag = hidden.findObject("tag").orElseThrow();

    assertThat(tag.junctions()).hasSize(1);
    assertThat(tag.junctions().getFirst().name()).isEmpty();
    assertThat(tag.junctions().getFirst().inverseName()).contains("tags");
  }

  @Test
  void mapsOptionKeysAndValues() {
    LeafField stage = (LeafField) catalog.findObject("company").orElseThrow().requireField("stage");

    assertThat(stage.enumType().name()).isEqualTo("CompanyStageEnum");
    assertThat(stage.enumType().findValue("k1")).contains("WON");
    assertThat(stage.enumType().findKey("WON")).contains("k1");
    assertThat(stage.enumType().findKey("LOST")).isEmpty();
  }

  @Test
  void knowsTheColumnsOfACompositesParts() {
    CompositeField name =
        (CompositeField) catalog.findObject("person").orElseThrow().requireField("name");

    assertThat(name.findPart("lastName").orElseThrow().column()).isEqualTo("nameLastName");
    assertThat(name.findPart("middleName")).isEmpty();
  }

  @Test
  void saysWhatACreateMustGive() {
    CatalogObject company = catalog.findObject("company").orElseThrow();

    assertThat(company.requireField("name").isRequired()).isTrue();
    assertThat(company.requireField("position").isRequired()).isFalse();
    assertThat(company.requireField("position").isWritable()).isTrue();
    assertThat(company.requireField("createdAt").isWritable()).isFalse();
    assertThat(company.requireField("createdBy").isWritable()).isFalse();
  }

  @Test
  void leavesOutACriterionOfWhichAColumnIsMissing() {
    ShapeObject plain =
        Shapes.object(
            "pet",
            "pets",
            Shapes.field("name", FieldType.FULL_NAME),
            Shapes.field("mails", FieldType.EMAILS),
            Shapes.field("chip", FieldType.TEXT));
    ShapeObject object =
        new ShapeObject(
            "pet",
            "pets",
            "pets",
            false,
            true,
            true,
            ShapeObject.ClientWrites.ALL,
            null,
            List.of(List.of("name.lastName", "mails"), List.of("chip", "owner"), List.of("chip")),
            plain.fields(),
            List.of());

    List<List<Leaf>> criteria =
        Catalog.of(Shapes.of(object)).findObject("pet").orElseThrow().duplicateCriteria();

    assertThat(criteria)
        .extracting(leaves -> leaves.stream().map(Leaf::column).toList())
        .containsExactly(List.of("nameLastName", "mailsPrimaryEmail"), List.of("chip"));
  }

  @Test
  void refusesAShapeWhoseTargetIsMissing() {
    Shape shape = Shapes.of(Shapes.object("dog", "dogs", Shapes.toOne("owner", "human", null)));

    assertThatThrownBy(() -> Catalog.of(shape)).hasMessageContaining("human");
  }

  @Test
  void refusesAFieldWithoutItsColumn() {
    var broken =
        new io.viginti.contracts.shape.ShapeField(
            "name",
            FieldType.TEXT,
            true,
            false,
            false,
            null,
            null,
            java.util.List.of(),
            java.util.List.of(),
            null);

    assertThatThrownBy(() -> Catalog.of(Shapes.of(Shapes.object("dog", "dogs", broken))))
        .hasMessageContaining("dog.name");
  }
}
