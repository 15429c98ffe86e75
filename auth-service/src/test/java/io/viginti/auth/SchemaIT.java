package io.viginti.auth;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.testing.MeshServers;
import io.viginti.testing.StaticSdl;
import org.junit.jupiter.api.Test;

/** The checked-in schema, which the gateway packs, is the one that runs. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class SchemaIT {
  @Test
  void theCheckedInSchemaIsTheRunningOne() {
    StaticSdl.check("auth-service", given().get("/graphql/schema.graphql").asString());
  }
}
