package io.viginti.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.catalog.schema.SchemaBuilder;
import io.viginti.catalog.schema.StaticSdl;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.ObjectPermission;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeIndex;
import io.viginti.contracts.shape.ShapeObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableObjectsTest {
  private static final StaticSdl STATIC =
      StaticSdl.of(
          Map.of("auth", "type Query { currentUser: String! } type Mutation { out: Boolean! }"));

  @Test
  void permissionsOfObjectsGoBeforeThoseOfAllRecords() {
    ReadableObjects most = ReadableObjects.of(role(true, permission("company", false)));
    assertThat(most.contains("company")).isFalse();
    assertThat(most.contains("person")).isTrue();

    ReadableObjects few = ReadableObjects.of(role(false, permission("company", true)));
    assertThat(few.contains("company")).isTrue();
    assertThat(few.contains("person")).isFalse();
  }

  @Test
  void whatOnlyInheritsMakesNoDifference() {
    assertThat(
            ReadableObjects.of(role(true, permission("company", null), permission("person", true))))
        .isEqualTo(ReadableObjects.ALL);
    assertThat(ReadableObjects.of(AccessRole.ADMIN)).isEqualTo(ReadableObjects.ALL);
    assertThat(ReadableObjects.of(AccessRole.MEMBER)).isEqualTo(ReadableObjects.ALL);
  }

  @Test
  void whoMayReadEverythingSeesTheSameShape() {
    Shape shape = Shapes.small();
    assertThat(ReadableObjects.ALL.of(shape)).isSameAs(shape);
  }

  @ParameterizedTest
  @ValueSource(strings = {"company", "person", "note"})
  void nothingOfAHiddenObjectIsInTheSchema(String hidden) {
    String sdl = sdl(new ReadableObjects(true, Set.of(hidden)));
    String type = Character.toUpperCase(hidden.charAt(0)) + hidden.substring(1);
    assertThat(names(sdl, type + "\\w*")).isEmpty();
    assertThat(names(sdl, "(create|update|delete|restore|destroy|merge)" + type + "\\w*"))
        .isEmpty();
    assertThat(names(sdl, hidden + "(s|Id|Duplicates|ies)?\\w*")).isEmpty();
    assertThat(names(sdl, "target" + type + "\\w*")).isEmpty();
  }

  @Test
  void relationsToWhatIsLeftStay() {
    String sdl = sdl(new ReadableObjects(true, Set.of("company")));
    assertThat(sdl).contains("targetPerson").contains("notesAggregate");
  }

  @Test
  void aRoleThatReadsNothingHasTheStaticPart() {
    String sdl = sdl(ReadableObjects.of(AccessRole.NOTHING));
    assertThat(sdl).contains("currentUser").contains("search(").doesNotContain("FilterInput");
  }

  @Test
  void whatNamesAHiddenRelationGoesWithIt() {
    ShapeObject company = Shapes.small().objects().getFirst();
    ShapeObject person = Shapes.small().objects().get(2);
    ShapeObject indexed =
        new ShapeObject(
            person.nameSingular(),
            person.namePlural(),
            person.tableName(),
            false,
            false,
            true,
            person.clientWrites(),
            null,
            List.of(List.of("companyId", "name.firstName"), List.of("emails.primaryEmail")),
            person.fields(),
            List.of(
                new ShapeIndex("a", List.of("companyId"), false),
                new ShapeIndex("b", List.of("score"), false),
                new ShapeIndex("c", List.of("externalId"), false)));

    ShapeObject left =
        new ReadableObjects(true, Set.of("company", "note"))
            .of(Shapes.of(company, indexed))
            .objects()
            .getFirst();

    assertThat(left.indexes()).extracting(ShapeIndex::name).containsExactly("b", "c");
    assertThat(left.duplicateCriteria()).containsExactly(List.of("emails.primaryEmail"));
  }

  private static String sdl(ReadableObjects readable) {
    return new SchemaBuilder(STATIC).build(Catalog.of(readable.of(Shapes.small()))).sdl();
  }

  /** The names in a schema that are like this. */
  private static List<String> names(String sdl, String pattern) {
    return Pattern.compile("\\b" + pattern + "\\b(?=[(:!\\] {])")
        .matcher(sdl.replaceAll("\"[^\"]*\"", ""))
        .results()
        .map(found -> found.group())
        .toList();
  }

  private static ObjectPermission permission(String object, @Nullable Boolean canRead) {
    return new ObjectPermission(object, canRead, null, null, null);
  }

  private static AccessRole role(boolean canReadAll, ObjectPermission... objects) {
    return new AccessRole(
        UUID.randomUUID(),
        "Some",
        null,
        canReadAll,
        true,
        true,
        true,
        false,
        List.of(),
        List.of(objects),
        List.of(),
        List.of());
  }
}
