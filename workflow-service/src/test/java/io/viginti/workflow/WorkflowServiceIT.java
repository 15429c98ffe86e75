package io.viginti.workflow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class WorkflowServiceIT {
  @Test
  void isReady() {
    given().get("/q/health/ready").then().statusCode(200);
  }

  @Test
  void answersJobsOfTheCallersWorkspaceOnly() {
    String body =
        given()
            .contentType("application/json")
            .header("Authorization", "Bearer " + TestTokens.admin(UUID.randomUUID()))
            .body(Map.of("query", "{ backgroundJobs { id state } backgroundJob(id: \"x\") { id } }"))
            .post("/graphql")
            .asString();
    assertThat(body).isEqualTo("");
  }

  @Test
  void refusesInternalCallsWithoutAServiceToken() {
    given().post("/internal/jobs/" + UUID.randomUUID() + "/retry").then().statusCode(401);
  }
}
