package io.viginti.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.testing.MeshServers;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking at one's sessions and ending them. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class SessionListIT {
  private static final String SESSIONS =
      "{sessions{id createdAt lastUsedAt expiresAt address userAgent isCurrent workspace{id}}}";
  private static final String RENEW =
      "mutation($t:String!){renewToken(refreshToken:$t)" + GraphQl.PAYLOAD + "}";
  private static final String REVOKE = "mutation($id:ID!){revokeSession(id:$id)}";

  private String email;
  private JsonNode phone;
  private JsonNode laptop;

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @BeforeEach
  void twoSessions() {
    email = GraphQl.newEmail();
    phone = GraphQl.signUp(email, "Acme");
    laptop =
        GraphQl.anonymous()
            .from("203.0.113.77")
            .with("X-Viginti-Client-Agent", "Laptop/1")
            .data(
                "mutation($e:String!,$p:String!){signIn(email:$e,password:$p)"
                    + GraphQl.PAYLOAD
                    + "}",
                Map.of("e", email, "p", GraphQl.PASSWORD));
  }

  @Test
  void everySessionIsSeenWithWhereItWasUsed() {
    JsonNode seen = GraphQl.of(laptop).data(SESSIONS);

    assertThat(seen).hasSize(2);
    JsonNode own = seen.get(0);
    assertThat(own.get("isCurrent").booleanValue()).isTrue();
    assertThat(own.get("address").asText()).isEqualTo("203.0.113.77");
    assertThat(own.get("userAgent").asText()).isEqualTo("Laptop/1");
    assertThat(own.at("/workspace/id")).isEqualTo(laptop.at("/workspace/id"));
    assertThat(Instant.parse(own.get("expiresAt").asText())).isAfter(Instant.now());
    assertThat(seen.get(1).get("isCurrent").booleanValue()).isFalse();
  }

  @Test
  void renewingIsUsing() {
    String before = GraphQl.of(phone).data(SESSIONS).get(1).get("lastUsedAt").asText();
    GraphQl.anonymous()
        .from("203.0.113.78")
        .data(RENEW, Map.of("t", phone.get("refreshToken").asText()));

    JsonNode used = GraphQl.of(phone).data(SESSIONS).get(0);
    assertThat(used.get("isCurrent").booleanValue()).isTrue();
    assertThat(used.get("address").asText()).isEqualTo("203.0.113.78");
    assertThat(Instant.parse(used.get("lastUsedAt").asText())).isAfter(Instant.parse(before));
  }

  @Test
  void aSessionIsEndedFromAnother() {
    String id = other(laptop);
    assertThat(GraphQl.of(phone).code("{currentUser{id}}")).isEmpty();

    GraphQl.of(laptop).data(REVOKE, Map.of("id", id));

    assertThat(GraphQl.of(phone).code("{currentUser{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(GraphQl.anonymous().code(RENEW, Map.of("t", phone.get("refreshToken").asText())))
        .isEqualTo("UNAUTHENTICATED");
    assertThat(GraphQl.of(laptop).data(SESSIONS)).hasSize(1);
    assertThat(GraphQl.of(laptop).code(REVOKE, Map.of("id", id))).isEqualTo("NOT_FOUND");
  }

  @Test
  void allOthersAreEndedAtOnce() {
    JsonNode third = GraphQl.signIn(email);

    GraphQl.of(laptop).data("mutation{revokeOtherSessions}");

    assertThat(GraphQl.of(phone).code("{currentUser{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(GraphQl.of(third).code("{currentUser{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(GraphQl.of(laptop).data(SESSIONS)).hasSize(1);
  }

  @Test
  void aNewPasswordEndsTheOthers() {
    GraphQl.of(laptop)
        .data(
            "mutation($o:String!){changePassword(oldPassword:$o,newPassword:\"another phrase here\")}",
            Map.of("o", GraphQl.PASSWORD));

    assertThat(GraphQl.of(phone).code("{currentUser{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(GraphQl.of(laptop).code("{currentUser{id}}")).isEmpty();
  }

  @Test
  void othersSessionsAreNotThere() {
    JsonNode stranger = GraphQl.signUp();
    String own = GraphQl.of(stranger).data(SESSIONS).get(0).get("id").asText();

    assertThat(GraphQl.of(laptop).code(REVOKE, Map.of("id", own))).isEqualTo("NOT_FOUND");
    assertThat(GraphQl.of(laptop).code(REVOKE, Map.of("id", UUID.randomUUID().toString())))
        .isEqualTo("NOT_FOUND");
    assertThat(GraphQl.of(laptop).code(REVOKE, Map.of("id", "x"))).isEqualTo("BAD_USER_INPUT");
    assertThat(GraphQl.anonymous().code(SESSIONS)).isEqualTo("UNAUTHENTICATED");
    assertThat(GraphQl.of(stranger).code("{currentUser{id}}")).isEmpty();
  }

  private static String other(JsonNode session) {
    for (JsonNode seen : GraphQl.of(session).data(SESSIONS)) {
      if (!seen.get("isCurrent").booleanValue()) {
        return seen.get("id").asText();
      }
    }
    throw new AssertionError("no other session");
  }
}
