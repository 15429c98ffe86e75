package io.viginti.catalog.name;

import static io.viginti.catalog.Shapes.field;
import static io.viginti.catalog.Shapes.morph;
import static io.viginti.catalog.Shapes.object;
import static io.viginti.catalog.Shapes.of;
import static io.viginti.catalog.Shapes.select;
import static io.viginti.catalog.Shapes.toMany;
import static io.viginti.catalog.Shapes.toOne;
import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.catalog.Shapes;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {
  @Test
  void acceptsTheStandardObjects() {
    assertThat(NameRules.check(Shapes.small())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"job,jobs", "plan,plans", "event,events", "debianPackage,debianPackages", "a,b"})
  void acceptsNaturalNames(String singular, String plural) {
    assertThat(problemsOf(object(singular, plural))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Dog",
        "1dog",
        "_dog",
        "__dog",
        "dog_house",
        "dog-house",
        "dog house",
        "dög",
        "dog\u0000",
        "dog;drop",
        "dog\n",
        "abcdefghijabcdefghijabcdefghijabcdefghija"
      })
  void refusesIllFormedNames(String name) {
    assertThat(problemsOf(object(name, "dogs")))
        .extracting(NameProblem::property)
        .contains("nameSingular");
    assertThat(problemsOf(object("dog", name)))
        .extracting(NameProblem::property)
        .contains("namePlural");
    assertThat(fieldProblems(field(name, FieldType.TEXT)))
        .extracting(NameProblem::property)
        .contains("name");
  }

  @Test
  void acceptsFortyCharacters() {
    assertThat(problemsOf(object("a".repeat(40), "b".repeat(40)))).isEmpty();
  }

  @Test
  void refusesAPluralThatIsTheSingular() {
    assertThat(problemsOf(object("sheep", "sheep")))
        .extracting(NameProblem::message)
        .containsExactly("singular and plural must differ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch", "restore", "metadata"})
  void refusesPluralsThatAreRestPaths(String plural) {
    assertThat(problemsOf(object("dog", plural)))
        .extracting(NameProblem::property)
        .containsExactly("namePlural");
  }

  @ParameterizedTest
  @ValueSource(strings = {"and", "or", "not", "id", "some", "none", "every"})
  void refusesFieldNamesWithAMeaningInFilters(String name) {
    assertThat(fieldProblems(field(name, FieldType.TEXT))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "user,users2,nameSingular",
    "query,queries,nameSingular",
    "address,addresses,nameSingular",
    "dateTime,dateTimes,nameSingular",
    "string,strings,nameSingular",
    "dog,members,namePlural",
    "thing,objects,namePlural",
    "search,searches,nameSingular",
    "field,fields,nameSingular",
    "apiKey,apiKeyList,nameSingular",
    "message,messages,nameSingular",
    "pageInfo,pageInfos,nameSingular"
  })
  void refusesReservedNames(String singular, String plural, String property) {
    assertThat(problemsOf(object(singular, plural)))
        .extracting(NameProblem::property)
        .contains(property);
  }

  @Test
  void letsStandardObjectsHaveReservedNames() {
    ShapeObject message = object("message", "messages", false, ShapeObject.ClientWrites.ALL);

    assertThat(problemsOf(message)).isEmpty();
  }

  @Test
  void refusesGeneratedTypesThatMeet() {
    assertThat(NameRules.check(of(object("dog", "dogs"), object("dogEdge", "dogEdges"))))
        .extracting(NameProblem::message)
        .containsExactly("'dogEdge' meets object dog: both would have the type DogEdge");
  }

  @Test
  void viewLeavesItsGroupsTheNameOfTheirOrder() {
    assertThat(
            NameRules.check(
                of(
                    object("view", "views", false, ShapeObject.ClientWrites.ALL),
                    object("viewGroup", "viewGroups", false, ShapeObject.ClientWrites.ALL))))
        .isEmpty();
    assertThat(NameRules.check(of(object("dog", "dogs"), object("dogGroup", "dogGroups"))))
        .extracting(NameProblem::message)
        .containsExactly(
            "'dogGroup' meets object dog: both would have the type DogGroupOrderByInput");
  }

  @Test
  void refusesRootFieldsThatMeet() {
    assertThat(NameRules.check(of(object("dog", "cats"), object("cat", "dog")))).isNotEmpty();
  }

  @Test
  void refusesAnotherObjectsName() {
    assertThat(
            NameRules.check(
                of(
                    object("company", "companies", false, ShapeObject.ClientWrites.ALL),
                    object("companies", "companiesList")),
                Set.of("companies")))
        .isNotEmpty()
        .allMatch(problem -> problem.object().equals("companies"));
  }

  @Test
  void refusesEnumTypesThatMeet() {
    assertThat(
            NameRules.check(
                of(
                    object("dog", "dogs", select("houseSize", FieldType.SELECT, "S")),
                    object("dogHouse", "dogHouses", select("size", FieldType.SELECT, "S")))))
        .extracting(NameProblem::message)
        .anyMatch(message -> message.contains("DogHouseSizeEnum"));
  }

  @Test
  void refusesFieldsThatMeetDerivedOnes() {
    assertThat(fieldProblems(toOne("owner", "dog", null), field("ownerId", FieldType.TEXT)))
        .isNotEmpty();
    assertThat(
            fieldProblems(
                toOne("owner", "dog", "puppies"),
                toMany("puppies", "dog", "owner"),
                field("puppiesAggregate", FieldType.TEXT)))
        .isNotEmpty();
    assertThat(fieldProblems(morph("target", "dog"), field("targetDog", FieldType.TEXT)))
        .isNotEmpty();
    assertThat(fieldProblems(morph("target", "dog"), field("targetDogId", FieldType.UUID)))
        .isNotEmpty();
    assertThat(fieldProblems(field("createdAt", FieldType.TEXT))).isNotEmpty();
  }

  @Test
  void blamesTheChangedField() {
    ShapeObject dog =
        object("dog", "dogs", field("ownerId", FieldType.TEXT), toOne("owner", "dog", null));

    assertThat(NameRules.check(of(dog), Set.of("dog.ownerId")))
        .extracting(NameProblem::path)
        .containsExactly(List.of("dog", "ownerId", "name"));
    assertThat(NameRules.check(of(dog), Set.of("dog.owner")))
        .extracting(NameProblem::path)
        .containsExactly(List.of("dog", "owner", "name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"low", "1A", "A-B", "", "_A", "Ä"})
  void refusesIllFormedOptions(String value) {
    assertThat(fieldProblems(select("size", FieldType.SELECT, value)))
        .extracting(NameProblem::property)
        .containsExactly("options");
  }

  @Test
  void refusesRepeatedOptions() {
    assertThat(fieldProblems(select("size", FieldType.SELECT, "S", "S"))).hasSize(1);
  }

  private static List<NameProblem> problemsOf(ShapeObject object) {
    return NameRules.check(of(object));
  }

  private static List<NameProblem> fieldProblems(ShapeField... fields) {
    return NameRules.check(of(object("dog", "dogs", fields)));
  }
}
