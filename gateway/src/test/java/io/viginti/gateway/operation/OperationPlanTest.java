package io.viginti.gateway.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.viginti.gateway.answer.AnswerField;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OperationPlanTest {
  private static final String SDL =
      """
      type Query {
        me: User!
        teams: [Team!]!
        company(id: ID): Company
        companies(filter: CompanyFilter, limit: Int, offset: Int): [Company!]!
        search(query: String!, limit: Int = 20): [Company!]!
        companiesAggregate: CompanyAggregate!
        companiesGroupBy(limit: Int): [CompanyGroupResult!]!
        companiesConnection(first: Int): CompanyConnection!
        companyDuplicates(ids: [ID!], data: [CompanyInput!]): [[Company!]!]!
      }
      type Mutation {
        rename(name: String!): User!
        createCompany(data: CompanyInput!): Company!
        createCompanies(data: [CompanyInput!]!): [Company!]!
        updateCompanies(filter: CompanyFilter!, data: CompanyInput!): [Company!]!
        createPerson(data: PersonCreateInput!): Company!
        createPeople(data: [PersonCreateInput!]!): [Company!]!
        updatePeople(filter: CompanyFilter!, data: PersonCreateInput!): [Company!]!
      }
      type User { id: ID! name: String friends: [User!]! }
      type CompanyAggregate { count: Int! countEmpty: Counts sum: Counts }
      type CompanyGroupResult { key: String count: Int! countEmpty: Counts records(limit: Int): [Company!]! }
      type CompanyConnection { totalCount: Int! pageInfo: Counts edges: [Company!]! }
      type Counts { id: Int name: Int }
      type Team { id: ID! name: String }
      type Company {
        id: ID! name: String parent: Company peopleAggregate: CompanyAggregate!
        people(limit: Int, filter: CompanyFilter): [Company!]!
      }
      input CompanyFilter { name: StringFilter and: [CompanyFilter!] limit: Int }
      input StringFilter { eq: String in: [String!] stage: Stage }
      input CompanyInput { name: String! employees: Int tags: [String!] stage: Stage }
      input PersonCreateInput { employer: CompanyRelationInput tags: TagRelationListInput create: String extra: JSON }
      input CompanyRelationInput { connect: CompanyFilter create: CompanyCreateInput }
      input CompanyCreateInput { name: String owner: PersonRelationInput }
      input PersonRelationInput { create: PersonCreateInput }
      input TagRelationListInput { create: [TagCreateInput!] }
      input TagCreateInput { name: String }
      scalar JSON
      enum Stage { NEW OLD }
      """;
  private static final GraphQLSchema SCHEMA =
      new SchemaGenerator()
          .makeExecutableSchema(new SchemaParser().parse(SDL), RuntimeWiring.MOCKED_WIRING);
  private static final Map<String, MeshService> STATIC =
      Map.of("me", MeshService.AUTH, "rename", MeshService.AUTH, "teams", MeshService.METADATA);
  private static final RootFields OWNERS =
      (kind, field) -> {
        MeshService service = STATIC.get(field);
        return service == null ? new Owner.Records() : new Owner.Static(service);
      };
  private static final OperationLimits LIMITS =
      new OperationLimits(15, 20, 20, 2_000, 1_000_000, 500, 60);

  @Test
  void anOperationOfOneServiceIsOneStep() {
    Split split = split("query A { me { id } again: me { name } }", "{}");

    assertThat(split.steps()).hasSize(1);
    assertThat(split.steps().getFirst().document()).isEqualTo("query A{me{id}again:me{name}}");
    assertThat(split.steps().getFirst().operationName()).isEqualTo("A");
    assertThat(split.responseKeys()).containsExactly("me", "again");
  }

  @Test
  void eachServiceGetsItsFieldsWithTheFragmentsAndVariablesTheyReach() {
    Split split =
        split(
            """
            query B($id: ID, $n: Int, $x: Boolean!) {
              ...roots
              teams { ...team @include(if: $x) }
            }
            fragment roots on Query { me { ...user } company(id: $id) { people(limit: $n) { id } } }
            fragment user on User { id ...names }
            fragment names on User { name }
            fragment team on Team { name }
            """,
            "{\"x\":true}");

    assertThat(documents(split))
        .containsExactly(
            "query B{me{...user}} fragment user on User {id ...names}"
                + " fragment names on User {name}",
            "query B($id:ID,$n:Int){company(id:$id){people(limit:$n){id}}}",
            "query B($x:Boolean!){teams{...team@include(if:$x)}} fragment team on Team {name}");
    assertThat(split.steps().stream().map(Step::variables))
        .containsExactly(Set.of(), Set.of("id", "n"), Set.of("x"));
    assertThat(split.responseKeys()).containsExactly("me", "company", "teams");
    assertThat(split.steps().get(1).fields())
        .containsExactly(new AnswerField("company", "company", false));
  }

  @Test
  void conditionsOnRootFieldsAreDecidedHere() {
    String document =
        """
        query($yes: Boolean!, $no: Boolean = false) {
          me @include(if: $yes) { id }
          ... @skip(if: $no) { teams { id } company @include(if: false) { id } }
        }
        """;

    assertThat(documents(split(document, "{\"yes\":true}")))
        .containsExactly("{me{id}}", "{teams{id}}");
    assertThat(documents(split(document, "{\"yes\":false,\"no\":true}"))).isEmpty();
    assertThat(split(document, "{\"yes\":false}").responseKeys()).containsExactly("teams");
  }

  @Test
  void mutationsKeepTheirOrder() {
    Split split =
        split(
            """
            mutation { a: rename(name: "x") { id } b: rename(name: "y") { id }
              createCompany(data: {name: "z"}) { id } c: rename(name: "w") { id } __typename }
            """,
            "{}");

    assertThat(split.steps().stream().map(Step::owner))
        .containsExactly(
            new Owner.Static(MeshService.AUTH),
            new Owner.Records(),
            new Owner.Static(MeshService.AUTH),
            new Owner.Gateway());
    assertThat(split.responseKeys()).containsExactly("a", "b", "createCompany", "c", "__typename");
  }

  @Test
  void literalsOfRecordFieldsBecomeVariables() {
    Step step =
        split(
                """
                query($n: String, $_0: Int) {
                  companies(
                    filter: {name: {eq: $n, stage: NEW}, and: [{name: {in: ["a"]}}]}
                    limit: 5, offset: $_0
                  ) { people(limit: 2) { id } }
                }
                """,
                "{}")
            .steps()
            .getFirst();

    assertThat(step.document())
        .isEqualTo(
            "query ($n:String,$_0:Int,$_1:Stage,$_2:[CompanyFilter!],$_3:Int,$_4:Int)"
                + "{companies(filter:{name:{eq:$n,stage:$_1},and:$_2},limit:$_3,offset:$_0)"
                + "{people(limit:$_4){id}}}");
    assertThat(step.constants().toString())
        .contains("_1=\"NEW\"", "_2=[{\"name\":{\"in\":[\"a\"]}}]", "_3=5", "_4=2");
    assertThat(step.variables()).containsExactlyInAnyOrder("n", "_0");
  }

  @Test
  void literalsInFragmentsAreLiftedToo() {
    Step step =
        split("{ company { ...f } } fragment f on Company { people(limit: 3) { id } }", "{}")
            .steps()
            .getFirst();

    assertThat(step.document())
        .isEqualTo("query ($_0:Int){company{...f}} fragment f on Company {people(limit:$_0){id}}");
  }

  @Test
  void costIsFieldsTimesTheLimitsAboveThem() {
    // 1 + 10 × (id + people) + 10 × 20 × (id + name)
    requireCost("{ companies(limit: 10) { id people(limit: 20) { id name } } }", "{}", 421);
    // a list without its limit counts as 60, one that takes none as 1
    requireCost("{ companies { id } me { friends { id } } }", "{}", 1 + 60 + 3);
    requireCost("query($n: Int = 7) { companies(limit: $n) { id } }", "{}", 8);
    requireCost("query($n: Int = 7) { companies(limit: $n) { id } }", "{\"n\":9}", 10);
    requireCost("{ search(query: \"x\") { id } }", "{}", 21);
  }

  @Test
  void aMutationCostsByTheRecordsItMayAnswer() {
    String create = "mutation($d: [CompanyInput!]!) { createCompanies(data: $d) { id name } }";
    requireCost(create, "{\"d\":[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]}", 1 + 3 * 2);
    requireCost(create.replace("]!)", "]! = [{name: \"a\"}, {name: \"b\"}])"), "{}", 1 + 2 * 2);
    requireCost(
        "mutation { updateCompanies(filter: {}, data: {name: \"a\"}) { id } }", "{}", 1 + 1_000);
  }

  @Test
  void recordsCreatedWithAnotherCostAsMuch() {
    String create = "mutation($d: PersonCreateInput!) { createPerson(data: $d) { id name } }";
    requireCost(create, "{\"d\":{\"create\":\"x\",\"employer\":{\"connect\":{}}}}", 1 + 2);
    requireCost(
        create,
        "{\"d\":{\"employer\":{\"create\":{\"owner\":{\"create\":{\"tags\":{\"create\":[{},{}]}}}}}}}",
        1 + 5 * 2);
    requireCost(create, "{\"d\":{\"extra\":{\"create\":[{\"create\":{}}]}}}", 1 + 2);
    requireCost(
        "mutation($c: CompanyCreateInput, $t: [TagCreateInput!]) { createPeople(data: [{employer:"
            + " {create: $c}}, {tags: {create: $t}}]) { id } }",
        "{\"c\":{\"owner\":{\"create\":{}}},\"t\":[{},{},{}]}",
        1 + 2 + 2 + 3);
    requireCost(
        "mutation { updatePeople(filter: {}, data: {employer: {create: {name: \"a\"}}}) { id } }",
        "{}",
        1 + 1_001);
  }

  @Test
  void duplicatesCostAListForEachRecordGiven() {
    requireCost("{ companyDuplicates(ids: [1, 2]) { id name } }", "{}", 1 + 2 * 60 * 2);
    requireCost(
        "query($i: [ID!], $d: [CompanyInput!]) { companyDuplicates(ids: $i, data: $d) { id } }",
        "{\"i\":null,\"d\":[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]}",
        1 + 3 * 60);
  }

  @Test
  void figuresCostFiveHundredFieldsBesidesTheirOwn() {
    requireCost("{ companiesAggregate { count sum { id } } }", "{}", 1 + 500 + 3);
    requireCost(
        "{ companies(limit: 10) { id peopleAggregate { count } } }", "{}", 1 + 10 * (1 + 501 + 1));
    requireCost(
        "{ companiesGroupBy(limit: 7) { key count records(limit: 2) { id } } }",
        "{}",
        1 + 500 + 7 * (3 + 2));
    requireCost("{ companiesConnection { totalCount } }", "{}", 1 + 500 + 60);
  }

  @Test
  void costSaturates() {
    String inner = "id";
    for (int depth = 0; depth < 8; depth++) {
      inner = "people(limit: 2147483647) { " + inner + " }";
    }
    String document = "{ company { " + inner + " } }";

    assertThatThrownBy(() -> plan(document).check(json("{}"), LIMITS))
        .isInstanceOfSatisfying(
            VigintiException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TOO_COMPLEX));
  }

  @Test
  void limitsAreNamed() {
    String deep = "id";
    for (int depth = 0; depth < 15; depth++) {
      deep = "parent { " + deep + " }";
    }
    assertLimit("{ company { " + deep + " } }", "depth", "15", "17");
    assertLimit(
        IntStream.range(0, 21)
            .mapToObj(n -> "a" + n + ": me { id }")
            .collect(Collectors.joining(" ", "{ ", " }")),
        "root fields",
        "20",
        "21");
    // 2^20 fields in a few lines
    StringBuilder bomb = new StringBuilder("{ me { ...f0 } }");
    for (int n = 0; n < 20; n++) {
      bomb.append(" fragment f%d on User { ...f%d ...f%d }".formatted(n, n + 1, n + 1));
    }
    bomb.append(" fragment f20 on User { id }");
    assertLimit(bomb.toString(), "fields", "2000", "1048577");
  }

  @Test
  void introspectionHasADepthOfItsOwn() {
    String types = "name";
    for (int depth = 0; depth < 17; depth++) {
      types = "ofType { " + types + " }";
    }
    assertThat(plan("{ __type(name: \"User\") { " + types + " } }").introspects()).isTrue();
    assertLimit(
        "{ __type(name: \"User\") { ofType { ofType { " + types + " } } } }",
        "introspection depth",
        "20",
        "21");
  }

  @Test
  void namesEveryProblemOfTheVariables() {
    OperationPlan plan =
        plan(
            "mutation($d: CompanyInput!, $n: String!)"
                + " { createCompany(data: $d) { id } rename(name: $n) { id } }");
    String variables =
        "{\"d\":{\"employees\":\"x\",\"tags\":[\"a\\u0000\",null],\"stage\":\"?\",\"b\":1}}";

    assertThatThrownBy(() -> plan.check(json(variables), LIMITS))
        .isInstanceOfSatisfying(
            VigintiException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
              assertThat(e.problems().stream().map(Problem::path))
                  .containsExactly(
                      List.of("d", "employees"),
                      List.of("d", "tags", 0),
                      List.of("d", "tags", 1),
                      List.of("d", "stage"),
                      List.of("d", "b"),
                      List.of("d", "name"),
                      List.of("n"));
            });
  }

  @Test
  void takesVariablesAsGraphQlDoes() {
    OperationPlan plan = plan("mutation($d: CompanyInput!) { createCompany(data: $d) { id } }");

    plan.check(
        json(
            "{\"d\":{\"name\":\"😀 é\",\"tags\":\"one\",\"employees\":null,\"stage\":\"NEW\"},"
                + "\"unused\":1}"),
        LIMITS);
  }

  @Test
  void refusesTextThatNothingCanHold() {
    for (String text : List.of("\\u0000", "\ud800", "a\0")) {
      assertRefused(
          LIMITED.prepare(SCHEMA, OWNERS, "{ search(query: \"" + text + "\") { id } }"),
          ErrorCode.BAD_USER_INPUT);
    }
  }

  @Test
  void boundsTheDocument() {
    assertRefused(
        LIMITED.prepare(SCHEMA, OWNERS, "{" + " me".repeat(2_000) + "}"), ErrorCode.LIMIT_EXCEEDED);
    assertRefused(LIMITED.prepare(SCHEMA, OWNERS, "{a".repeat(400)), ErrorCode.LIMIT_EXCEEDED);
    assertRefused(LIMITED.prepare(SCHEMA, OWNERS, " ".repeat(20_000)), ErrorCode.LIMIT_EXCEEDED);
    assertRefused(LIMITED.prepare(SCHEMA, OWNERS, "{"), ErrorCode.BAD_USER_INPUT);
  }

  @Test
  void tellsUnknownRootsFromOtherFaults() {
    assertThat(
            LIMITED.prepare(
                SCHEMA, OWNERS, "{ me { id } ...f } fragment f on Query { people { id } }"))
        .isInstanceOfSatisfying(
            PreparedDocument.Refused.class,
            refused -> assertThat(refused.namesUnknownRoot()).isTrue());
    assertThat(LIMITED.prepare(SCHEMA, OWNERS, "{ me { nope } }"))
        .isInstanceOfSatisfying(
            PreparedDocument.Refused.class,
            refused -> {
              assertThat(refused.namesUnknownRoot()).isFalse();
              assertThat(refused.errors().getFirst().locations()).isNotEmpty();
            });
  }

  @Test
  void selectsTheOperation() {
    PreparedDocument.Valid several =
        (PreparedDocument.Valid)
            LIMITED.prepare(
                SCHEMA, OWNERS, "query A { me { id } } mutation B { rename(name: \"x\") { id } }");

    assertThat(several.require("B").kind()).isEqualTo(Operation.MUTATION);
    assertThatThrownBy(() -> several.require(null)).isInstanceOf(VigintiException.class);
    assertThatThrownBy(() -> several.require("C")).isInstanceOf(VigintiException.class);
  }

  private static final PrepareDocument LIMITED = new PrepareDocument(LIMITS, 1_000, 10_000);

  private static void assertRefused(PreparedDocument prepared, ErrorCode code) {
    assertThat(prepared)
        .isInstanceOfSatisfying(
            PreparedDocument.Refused.class,
            refused -> assertThat(refused.errors().getFirst().code()).isEqualTo(code));
  }

  private static void requireCost(String document, String variables, long cost) {
    OperationPlan plan = plan(document);
    OperationLimits exact = new OperationLimits(15, 20, 20, 2_000, cost, 500, 60);
    OperationLimits less = new OperationLimits(15, 20, 20, 2_000, cost - 1, 500, 60);

    plan.check(json(variables), exact);
    assertThatThrownBy(() -> plan.check(json(variables), less))
        .hasMessageContaining(String.valueOf(cost));
  }

  private static void assertLimit(String document, String... parts) {
    assertThatThrownBy(() -> plan(document))
        .isInstanceOfSatisfying(
            VigintiException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
              assertThat(e.visibleMessage()).contains(parts);
            });
  }

  private static List<String> documents(Split split) {
    return split.steps().stream().map(Step::document).toList();
  }

  private static Split split(String document, String variables) {
    return plan(document).split(json(variables));
  }

  private static OperationPlan plan(String document) {
    PreparedDocument prepared =
        new PrepareDocument(LIMITS, 15_000, 1_000_000).prepare(SCHEMA, OWNERS, document);
    assertThat(prepared).isInstanceOf(PreparedDocument.Valid.class);
    return ((PreparedDocument.Valid) prepared).require(null);
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
