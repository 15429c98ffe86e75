package io.viginti.billing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.contracts.event.Topics;
import io.viginti.contracts.event.WorkspaceChange;
import io.viginti.platform.event.Outbox;
import io.viginti.testing.Eventually;
import io.viginti.testing.MeshServers;
import io.viginti.testing.StaticSdl;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class BillingServiceIT {
  private static final Duration WAIT = Duration.ofSeconds(20);

  @Inject Pool pool;
  @Inject Outbox outbox;

  @Test
  void isReady() {
    given().get("/q/health/ready").then().statusCode(200);
  }

  @Test
  void everythingIsUnlocked() {
    given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + TestTokens.admin(UUID.randomUUID()))
        .body(Map.of("query", "{ entitlements { key isUnlocked limit } }"))
        .post("/graphql")
        .then()
        .body("data.entitlements.isUnlocked", everyItem(equalTo(true)))
        .body("data.entitlements.size()", equalTo(8));
  }

  @Test
  void nobodyHasEntitlementsWithoutAWorkspace() {
    given()
        .contentType("application/json")
        .body(Map.of("query", "{ entitlements { key } }"))
        .post("/graphql")
        .then()
        .body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
  }

  @Test
  void customersFollowTheWorkspaces() {
    UUID workspace = UUID.randomUUID();
    tell("workspace.created", workspace);
    Eventually.await("customer", () -> customers(workspace) == 1);
    tell("workspace.deleted", workspace);
    Eventually.await("purge", () -> customers(workspace) == 0);
  }

  @Test
  void theCheckedInSdlIsThatOfTheService() {
    StaticSdl.check("billing-service", given().get("/graphql/schema.graphql").asString());
  }

  private void tell(String type, UUID workspace) {
    outbox
        .add(
            Topics.WORKSPACE,
            workspace.toString(),
            outbox.event(type, null, workspace, new WorkspaceChange(workspace, "Acme", "ACTIVE")))
        .await()
        .atMost(WAIT);
  }

  private long customers(UUID workspace) {
    return pool.preparedQuery("select count(*) from customer where workspace_id = $1")
        .execute(Tuple.of(workspace))
        .await()
        .atMost(WAIT)
        .iterator()
        .next()
        .getLong(0);
  }
}
