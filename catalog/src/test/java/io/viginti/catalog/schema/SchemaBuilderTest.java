package io.viginti.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.ParseAndValidate;
import graphql.schema.GraphQLSchema;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.Shapes;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaBuilderTest {
  private static final StaticSdl STATIC =
      StaticSdl.of(
          Map.of(
              "auth",
              "type Query { currentUser: User! } type User { id: ID! at: DateTime }"
                  + " type Mutation { signIn(email: String!): User! }",
              "data",
              "type Query { explain(query: String!): [String!]! } scalar DateTime scalar JSON"
                  + " type Subscription { recordEvents(filter: JSON): String! }"));
  private static final MergedSchema MERGED =
      new SchemaBuilder(STATIC).build(Catalog.of(Shapes.small()));

  @Test
  void printsTheSdlThatWasAgreed() {
    Path snapshot = Path.of("src/test/resources/io/viginti/catalog/schema/small.graphql");
    String sdl = MERGED.sdl();
    try {
      if (Boolean.getBoolean("viginti.update")) {
        Files.writeString(snapshot, sdl);
      }
      assertThat(sdl).isEqualTo(Files.readString(snapshot, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void printsSdlThatCanBeReadAgain() {
    assertThat(StaticSdl.of(Map.of("all", MERGED.sdl())).rootFields("Query"))
        .contains("currentUser", "explain", "search", "company", "people");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ currentUser { id } companies { name people(limit: 3) { name { firstName } } } }",
        "{ companies(filter: {and: [], revenue: {amountMicros: {gt: 3}}, stage: {in: [NEW]}}) { id } }",
        "{ companies(filter: {name: {eq: \"a\"}}, orderBy: [{name: AscNullsFirst}]) { stage tags } }",
        "{ people(filter: {company: {name: {ilike: \"a%\"}}, companyId: {is: NULL}}) { companyId } }",
        "{ people(orderBy: [{company: {name: DescNullsLast}}]) { company { id } } }",
        "{ companies(filter: {people: {some: {}, none: {name: {firstName: {eq: \"a\"}}}, every: {company: {id: {is: NULL}}}}}) { id } }",
        "{ companiesConnection(filter: {name: {eq: \"a\"}}, orderBy: [{name: AscNullsFirst}], first: 3, after: \"c\") { totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
        "{ companiesAggregate(filter: {name: {eq: \"a\"}}) { count sum { revenue { amountMicros } } min { name stage } } companies { peopleAggregate(filter: {}) { countEmpty { name { firstName } } } } }",
        "{ notes { targetPerson { id } targetCompanyId body { markdown } files { fileId } } }",
        "mutation { createCompany(data: {name: \"a\", position: \"first\", revenue: {amountMicros: \"1.5\", currencyCode: \"EUR\"}}) { id } }",
        "mutation { updatePerson(id: \"01900000-0000-7000-8000-000000000000\", data: {score: 1e3, birthday: \"2026-01-31\"}) { id } }",
        "mutation { createNote(data: {targetCompany: {create: {name: \"a\"}}}) { id } updatePerson(id: \"01900000-0000-7000-8000-000000000000\", data: {company: {connect: {id: \"01900000-0000-7000-8000-000000000000\"}}}) { id } }",
        "subscription { recordEvents(filter: {a: [1, {b: null}]}) }",
        "{ __typename __schema { types { name } } }",
        "query q($id: ID = \"01900000-0000-7000-8000-000000000000\") { company(id: $id) { id } }"
      })
  void acceptsWhatIsServed(String operation) {
    assertThat(errors(operation)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ companies { nothing } }",
        "{ companies(filter: {people: {all: {}}}) { id } }",
        "{ companies(filter: {name: {gt: 3}}) { id } }",
        "{ companies(filter: {tags: {eq: HOT}}) { id } }",
        "{ companies(orderBy: [{tags: AscNullsFirst}]) { id } }",
        "{ company(id: \"7\") { id } }",
        "{ companies(filter: {createdAt: {gt: \"yesterday\"}}) { id } }",
        "mutation { createCompany(data: {}) { id } }",
        "mutation { createCompany(data: {name: \"a\", createdAt: \"2026-01-31T00:00:00Z\"}) { id } }",
        "mutation { createCompany(data: {name: \"a\", position: \"middle\"}) { id } }",
        "mutation { createPerson(data: {}) { id } }",
        "mutation { createNote(data: {targetPerson: {create: {}}}) { id } }",
        "mutation { createNote(data: {targetCompany: {connect: {name: \"a\"}}}) { id } }",
        "mutation { deletePerson(id: \"01900000-0000-7000-8000-000000000000\") { id } }",
        "mutation { updatePerson(id: \"01900000-0000-7000-8000-000000000000\", data: {score: \"x\"}) { id } }",
        "mutation { updateCompany(id: \"01900000-0000-7000-8000-000000000000\", data: {stage: LOST}) { id } }",
        "{ companiesConnection(limit: 3) { totalCount } }"
      })
  void refusesWhatIsNot(String operation) {
    assertThat(errors(operation)).isNotEmpty();
  }

  @Test
  void leavesOutFiguresThatNoFieldCanHave() {
    ShapeObject tag =
        new ShapeObject(
            "tag",
            "tags",
            "tags",
            false,
            true,
            true,
            ShapeObject.ClientWrites.ALL,
            null,
            List.of(),
            List.of(Shapes.field("name", FieldType.TEXT)),
            List.of());

    String sdl = new SchemaBuilder(STATIC).build(Catalog.of(Shapes.of(tag))).sdl();

    assertThat(sdl).contains("type TagAggregate ").doesNotContain("TagAggregateNumbers");
  }

  @Test
  void buildsTheStaticPartAlone() {
    GraphQLSchema schema = new SchemaBuilder(STATIC).buildStatic().schema();

    assertThat(schema.getQueryType().getFieldDefinition("currentUser")).isNotNull();
    assertThat(schema.getQueryType().getFieldDefinition("company")).isNull();
  }

  @Test
  void saysWhoServesARootField() {
    assertThat(STATIC.findOwner("Query", "explain")).contains("data");
    assertThat(STATIC.findOwner("Mutation", "signIn")).contains("auth");
    assertThat(STATIC.findOwner("Query", "company")).isEmpty();
  }

  @Test
  void refusesARootFieldOfTwoServices() {
    Map<String, String> twice =
        Map.of("auth", "type Query { a: String }", "billing", "type Query { a: String }");

    assertThatThrownBy(() -> StaticSdl.of(twice)).hasMessageContaining("Query.a");
  }

  @Test
  void refusesATypeOfTwoServices() {
    Map<String, String> twice =
        Map.of("auth", "type User { a: String }", "billing", "type User { a: String }");

    assertThatThrownBy(() -> StaticSdl.of(twice)).hasMessageContaining("User");
  }

  @Test
  void acceptsAnEnumRepeated() {
    Map<String, String> twice =
        Map.of("auth", "enum S { A B } scalar X", "billing", "enum S { B A } \"x\" scalar X");

    assertThat(StaticSdl.of(twice).typeNames()).containsExactlyInAnyOrder("S", "X");
  }

  @Test
  void refusesACatalogThatMeetsTheStaticPart() {
    Catalog catalog = Catalog.of(Shapes.of(Shapes.object("user", "users")));

    assertThatThrownBy(() -> new SchemaBuilder(STATIC).build(catalog)).hasMessageContaining("User");
  }

  @Test
  void weighsMoreWithMoreObjects() {
    assertThat(MERGED.weight()).isGreaterThan(new SchemaBuilder(STATIC).buildStatic().weight());
  }

  private static List<?> errors(String operation) {
    var parsed =
        ParseAndValidate.parse(graphql.ExecutionInput.newExecutionInput(operation).build());
    assertThat(parsed.isFailure()).isFalse();
    return ParseAndValidate.validate(MERGED.schema(), parsed.getDocument(), Locale.ENGLISH);
  }
}
