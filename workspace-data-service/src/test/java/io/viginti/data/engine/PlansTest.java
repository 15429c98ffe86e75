package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.sqlclient.Pool;
import io.viginti.catalog.value.JsonText;
import io.viginti.data.execute.CompiledOperation;
import io.viginti.data.frontend.graphql.OperationDocument;
import io.viginti.data.plan.Limits;
import io.viginti.data.plan.access.ResolvedAccess;
import io.viginti.platform.caller.Caller;
import java.lang.reflect.Proxy;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlansTest {
  private static final String FILTERED =
      "query ($f: CompanyFilterInput, $o: [CompanyOrderByInput!], $n: Int)"
          + " { companies(filter: $f, orderBy: $o, limit: $n) { name } }";

  private final Plans plans = new Plans(1_000_000, 1_000_000, 1_000_000, new Limits(60, 1_000));

  private static EngineContext context(String shapeHash) {
    Pool none =
        (Pool)
            Proxy.newProxyInstance(
                Pool.class.getClassLoader(),
                new Class<?>[] {Pool.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("nothing runs here");
                });
    UUID id = new UUID(0, 1);
    return new EngineContext(
        new WorkspaceDatabase(id, "workspace_1", none, none),
        TestShape.CATALOG,
        1,
        shapeHash,
        ResolvedAccess.everything(),
        new Caller(Caller.Kind.SERVICE, id, null, id, null, null, "test"),
        "request",
        null,
        null,
        false);
  }

  private CompiledOperation plan(String shapeHash, String query, String variables) {
    OperationDocument document = plans.document(query, null);
    ObjectNode effective = document.effectiveVariables(JsonText.parse(variables));
    return plans.plan(context(shapeHash), query, null, document, effective);
  }

  @Test
  void valuesShareAPlan() {
    CompiledOperation one =
        plan(
            "a",
            FILTERED,
            "{\"f\": {\"name\": {\"eq\": \"x\"}, \"employees\": {\"in\": [1]}}, \"n\": 1}");

    assertThat(
            plan(
                "a",
                FILTERED,
                "{\"f\": {\"name\": {\"eq\": \"y\"}, \"employees\": {\"in\": [1, 2]}}, \"n\": 9}"))
        .isSameAs(one);
  }

  @Test
  void whatShapesTheStatementDoesNot() {
    String filter = "{\"f\": {\"name\": {\"eq\": \"x\"}}}";
    CompiledOperation one = plan("a", FILTERED, filter);

    assertThat(plan("b", FILTERED, filter)).isNotSameAs(one);
    assertThat(plan("a", FILTERED, "{\"f\": {\"name\": {\"neq\": \"x\"}}}")).isNotSameAs(one);
    assertThat(plan("a", FILTERED, "{\"f\": {\"name\": {\"eq\": null}}}")).isNotSameAs(one);
    assertThat(plan("a", FILTERED, "{\"f\": {\"name\": {\"is\": \"NULL\"}}}"))
        .isNotSameAs(plan("a", FILTERED, "{\"f\": {\"name\": {\"is\": \"NOT_NULL\"}}}"));
    assertThat(plan("a", FILTERED, "{\"f\": {\"employees\": {\"in\": []}}}"))
        .isNotSameAs(plan("a", FILTERED, "{\"f\": {\"employees\": {\"in\": [1]}}}"));
    assertThat(plan("a", FILTERED, "{\"o\": [{\"name\": \"AscNullsLast\"}]}"))
        .isNotSameAs(plan("a", FILTERED, "{\"o\": [{\"name\": \"DescNullsLast\"}]}"));
    assertThat(plan("a", FILTERED, "{\"f\": {\"or\": [{}, {}]}}"))
        .isNotSameAs(plan("a", FILTERED, "{\"f\": {\"or\": [{}]}}"));
  }

  @Test
  void conditionsOfFieldsShapeThePlan() {
    String query = "query ($yes: Boolean!) { companies { name @include(if: $yes) id } }";

    assertThat(plan("a", query, "{\"yes\": true}"))
        .isNotSameAs(plan("a", query, "{\"yes\": false}"))
        .isSameAs(plan("a", query, "{\"yes\": true}"));
  }

  @Test
  void inputsOfWritesShareAPlan() {
    String query = "mutation ($d: CompanyCreateInput!) { createCompany(data: $d) { id } }";

    assertThat(plan("a", query, "{\"d\": {\"name\": \"x\"}}"))
        .isSameAs(plan("a", query, "{\"d\": {\"name\": \"y\", \"employees\": 5}}"));
  }

  @Test
  void theCacheHasABound() {
    for (int i = 0; i < 2_000; i++) {
      plan("a", "{ companies(limit: %d) { name } }".formatted(i % 1_000), "{}");
      plan("b", "{ people(limit: %d) { city company { name } } }".formatted(i % 1_000), "{}");
    }

    assertThat(plans.size()).isLessThan(2_000);
  }
}
