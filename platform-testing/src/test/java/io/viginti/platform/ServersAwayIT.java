package io.viginti.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.viginti.platform.event.Outbox;
import io.viginti.platform.news.News;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Neither Redis nor Kafka is there when the instance starts. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
@TestProfile(ServersAwayIT.Away.class)
class ServersAwayIT {
  /** Ports where nobody listens. */
  public static final class Away implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.redis.hosts", "redis://localhost:1",
          "kafka.bootstrap.servers", "localhost:1");
    }
  }

  @Inject News news;
  @Inject Outbox outbox;

  @Test
  void theInstanceStartsAndServes() {
    given().get("/q/health/ready").then().statusCode(200);
    given()
        .header("Authorization", "Bearer " + TestTokens.admin(UUID.randomUUID()))
        .get("/who")
        .then()
        .statusCode(200);
    assertThat(news.isFresh()).isFalse();
  }

  @Test
  void anAnnouncementEndsAfterItsSecond() {
    news.announce("schema:1").await().atMost(Duration.ofSeconds(5));
  }

  @Test
  void eventsWaitInTheOutbox() {
    outbox
        .add("viginti.away.v1", "k", outbox.event("test", null, null, Map.of()))
        .await()
        .atMost(Duration.ofSeconds(5));
  }
}
