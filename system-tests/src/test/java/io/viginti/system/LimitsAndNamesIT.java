package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every limit and every rule for names is refused with its code, and what is just within holds. */
@Order(4)
class LimitsAndNamesIT {
  private static Workspace workspace;
  private static String objectId;

  @BeforeAll
  static void signsUp() {
    workspace = Workspace.signUp(RunningMesh.gateway(), "Limits");
    objectId = workspace.createObject("dog", "dogs");
    workspace.createField(
        objectId,
        "owner",
        "RELATION",
        Map.of(
            "relation",
            Map.of(
                "type", "MANY_TO_ONE",
                "targetObjectId", workspace.objectId("company"),
                "targetFieldName", "dogs",
                "targetFieldLabel", "Dogs")));
  }

  private static String deep(int levels) {
    return "{ companies(limit: 1) { people(limit: 1) { "
            .concat("company { people(limit: 1) { ".repeat(levels))
        + "id"
        + " } }".repeat(levels)
        + " } } }";
  }

  @Test
  void refusesDepth() {
    workspace.send(deep(3)).data();
    workspace.send(deep(20)).refused("LIMIT_EXCEEDED");
  }

  @Test
  void refusesRootFields() {
    workspace.send("{" + aliases(20, "companies(limit: 1) { id }") + "}").data();
    workspace.send("{" + aliases(21, "companies(limit: 1) { id }") + "}").refused("LIMIT_EXCEEDED");
  }

  @Test
  void refusesFields() {
    workspace
        .send("{ companies(limit: 1) {" + aliases(2_100, "id") + "} }")
        .refused("LIMIT_EXCEEDED");
  }

  @Test
  void refusesCost() {
    Answer answer =
        workspace
            .send("{ companies(limit: 1000) { people(limit: 1000) { id company { id } } } }")
            .refused("QUERY_TOO_COMPLEX");
    assertThat(answer.messages()).contains("1000000");
  }

  @Test
  void refusesRowsOfAList() {
    workspace.send("{ companies(limit: 1000) { id } }").data();
    assertThat(workspace.send("{ companies(limit: 1001) { id } }").codes())
        .isNotEmpty()
        .allMatch(code -> code.equals("LIMIT_EXCEEDED") || code.equals("BAD_USER_INPUT"));
    assertThat(workspace.send("{ companies(limit: -1) { id } }").codes())
        .containsOnly("BAD_USER_INPUT");
    assertThat(workspace.send("{ companies(offset: -1) { id } }").codes())
        .containsOnly("BAD_USER_INPUT");
  }

  @Test
  void refusesRowsOfAMutation() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i <= 1_000; i++) {
      rows.add(Map.of("name", "n" + i));
    }
    String mutation = "mutation($d: [DogCreateInput!]!) { createDogs(data: $d) { id } }";
    workspace.send(mutation, "d", rows).refused("LIMIT_EXCEEDED");
    assertThat(workspace.run("{ dogs { id } }").path("dogs")).isEmpty();
    workspace.send(mutation, "d", rows.subList(0, 1_000)).data();
  }

  @Test
  void refusesTheSizeOfARequest() {
    Answer answer =
        workspace.send(
            "query($n: String) { companies(filter: {name: {eq: $n}}) { id } }",
            "n",
            "x".repeat(1_100_000));

    assertThat(answer.status()).isEqualTo(413);
    answer.refused("LIMIT_EXCEEDED");
  }

  @ParameterizedTest
  @CsvSource({
    "Cat,cats",
    "cat,Cats",
    "1cat,cats",
    "cat_a,cats",
    "cät,cats",
    "'',cats",
    "cat,''",
    "'cat;drop table x',cats",
    "abcdefghijabcdefghijabcdefghijabcdefghija,cats",
    "cat,cat",
    "cat,batch",
    "cat,restore",
    "cat,metadata",
    "user,userList",
    "cat,members",
    "dateTime,dateTimes",
    "address,addresses",
    "query,queries",
    "search,searches",
    "company,companyList",
    "cat,companies",
    "companyEdge,companyEdges",
    "companies,companiesList",
    "dog,dogs"
  })
  void refusesNamesOfObjects(String singular, String plural) {
    Answer answer =
        workspace.send(
            "mutation($data: ObjectCreateInput!) { createObject(data: $data) { id } }",
            "data",
            Map.of(
                "nameSingular",
                singular,
                "namePlural",
                plural,
                "labelSingular",
                "x",
                "labelPlural",
                "x"));

    assertThat(answer.codes())
        .as(answer.shortened())
        .isNotEmpty()
        .allMatch(code -> code.equals("BAD_USER_INPUT") || code.equals("CONFLICT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "and",
        "or",
        "not",
        "id",
        "some",
        "none",
        "every",
        "Name",
        "a_b",
        "ä",
        "",
        "1a",
        "abcdefghijabcdefghijabcdefghijabcdefghija",
        "createdAt",
        "name",
        "ownerId",
        "__typename",
        "a\u0000b"
      })
  void refusesNamesOfFields(String name) {
    Answer answer = workspace.trySendField(objectId, name, "TEXT", Map.of());

    assertThat(answer.codes())
        .as(answer.shortened())
        .isNotEmpty()
        .allMatch(code -> code.equals("BAD_USER_INPUT") || code.equals("CONFLICT"));
  }

  @Test
  void reportsEveryProblemOfAnInputAtOnce() {
    Answer answer =
        workspace.send(
            "mutation($data: ObjectCreateInput!) { createObject(data: $data) { id } }",
            "data",
            Map.of(
                "nameSingular", "Bad Name",
                "namePlural", "Bad Plural",
                "labelSingular", "x",
                "labelPlural", "x"));

    answer.refused("BAD_USER_INPUT");
    assertThat(answer.body().path("errors").get(0).path("extensions").path("problems").size())
        .isGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"low", "1A", "A-B", "", "Ä", "A B"})
  void refusesValuesOfOptions(String value) {
    workspace
        .trySendField(
            objectId,
            "size",
            "SELECT",
            Map.of("options", List.of(Map.of("value", value, "label", "x"))))
        .refused("BAD_USER_INPUT");
  }

  @Test
  void acceptsNaturalNames() {
    for (String name : List.of("job", "plan", "event")) {
      workspace.createObject(name, name + "s");
      workspace.run("{ " + name + "s { id } }");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "",
        "{ companies }",
        "{ companies { id } ",
        "{ nothing }",
        "mutation { createCompany(data: {name: 1}) { id } }",
        "{ companies(filter: {employees: {eq: 99999999999}}) { id } }",
        "{ companies(filter: {createdAt: {gt: \"yesterday\"}}) { id } }",
        "{ company(id: \"7\") { id } }",
        "query($a: Nope) { companies { id } }",
        "query($a: Int!) { companies(limit: $a) { id } }",
        "{ companies(filter: {name: {regex: \"(\"}}) { id } }",
        "{ companies(orderBy: [{name: AscNullsFirst, id: AscNullsFirst}]) { id } }",
        "fragment a on Company { ...b } fragment b on Company { ...a } { companies { ...a } }",
        "subscription { a: schemaChanged { version } b: schemaChanged { version } }"
      })
  void refusesWhatIsNoOperation(String query) {
    workspace.send(query).refused("BAD_USER_INPUT");
  }

  private static String aliases(int count, String field) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < count; i++) {
      fields.append(" a").append(i).append(": ").append(field);
    }
    return fields.toString();
  }
}
