package io.viginti.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.viginti.platform.news.News;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a role may not read is not in the schema of its callers. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class VisibilityIT extends GatewayChecks {
  private static final String COMPANIES = "{\"query\":\"{ companies { id } }\"}";

  @Inject News news;

  private final UUID workspace = UUID.randomUUID();
  private final String some =
      TestTokens.user(UUID.randomUUID(), workspace, UUID.randomUUID(), StandIns.ROLE);

  @AfterEach
  void everythingIsReadableAgain() throws Exception {
    control("access/a", "");
  }

  @Test
  void aHiddenObjectIsAnUnknownName() throws Exception {
    control("access/b", "");

    HttpResponse<String> refused = post(COMPANIES, some);

    assertThat(code(refused)).isEqualTo("BAD_USER_INPUT");
    HttpResponse<String> nonsense = post(COMPANIES.replace("companies", "compamies"), some);
    assertThat(error(refused).getString("message").replace("companies", "compamies"))
        .isEqualTo(error(nonsense).getString("message"));
    assertThat(data(post(COMPANIES, token)).containsKey("companies")).isTrue();
  }

  @Test
  void noDescriptionOfTheSchemaNamesIt() throws Exception {
    control("access/b", "");
    String introspection =
        new JsonObject().put("query", IntrospectionQuery.INTROSPECTION_QUERY).encode();

    assertThat(sdl(some)).contains("currentUser").doesNotContainIgnoringCase("compan");
    assertThat(data(post(introspection, some)).encode()).doesNotContainIgnoringCase("compan");
    assertThat(post("{\"query\":\"{ __type(name: \\\"Company\\\") { name } }\"}", some).body())
        .contains("\"__type\":null");
    assertThat(send(request("rest/open-api/core", some)).body())
        .doesNotContainIgnoringCase("compan");
    assertThat(sdl(token)).contains("type Company ");
  }

  @Test
  void whatIsDescribedIsAWholeSchema() throws Exception {
    control("access/b", "");
    String introspection =
        new JsonObject().put("query", IntrospectionQuery.INTROSPECTION_QUERY).encode();
    Document described =
        new IntrospectionResultToSchema()
            .createSchemaDefinition(data(post(introspection, some)).getMap());

    for (String sdl : new String[] {sdl(some), AstPrinter.printAst(described)}) {
      assertThat(
              UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl))
                  .getQueryType()
                  .getFieldDefinition("search"))
          .isNotNull();
    }
  }

  @Test
  void aChangeOfTheRoleHoldsForTheNextRequest() throws Exception {
    assertThat(data(post(COMPANIES, some)).containsKey("companies")).isTrue();

    control("access/b", "");
    news.announce("schema:" + workspace).await().indefinitely();
    assertThat(code(post(COMPANIES, some))).isEqualTo("BAD_USER_INPUT");

    control("access/a", "");
    assertThat(data(post(COMPANIES, some)).containsKey("companies"))
        .as("asked once more before a refusal")
        .isTrue();
  }

  @Test
  void aRoleThatIsNoneReadsNothing() throws Exception {
    String nobody =
        TestTokens.user(UUID.randomUUID(), workspace, UUID.randomUUID(), UUID.randomUUID());
    assertThat(code(post(COMPANIES, nobody))).isEqualTo("BAD_USER_INPUT");
    assertThat(data(post("{\"query\":\"{ currentUser { id } }\"}", nobody))).isNotNull();
  }
}
