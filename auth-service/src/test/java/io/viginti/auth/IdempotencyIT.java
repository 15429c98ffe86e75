package io.viginti.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.testing.MeshServers;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same Idempotency-Key gets the same answer and writes once. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class IdempotencyIT {
  private static final String CREATE =
      "mutation($d:ApiKeyCreateInput!){createApiKey(data:$d){id name token}}";
  private static final String KEYS = "{apiKeys{id}}";

  @Inject Pool pool;

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  private static GraphQl keyed(GraphQl client) {
    return client.with("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static Map<String, ?> named(String name) {
    return Map.of("d", Map.of("name", name));
  }

  @Test
  void aRepeatGetsTheAnswerAndWritesNothing() {
    GraphQl owner = GraphQl.of(GraphQl.signUp());
    GraphQl keyed = keyed(owner);
    JsonNode first = keyed.run(CREATE, named("CI"));
    assertThat(first.at("/data/createApiKey/token").asText()).isNotEmpty();
    assertThat(keyed.run(CREATE, named("CI"))).isEqualTo(first);
    assertThat(owner.data(KEYS)).hasSize(1);
    assertThat(keyed.code(CREATE, named("another"))).isEqualTo("CONFLICT");
    assertThat(keyed(owner).data(CREATE, named("CI")).get("id"))
        .isNotEqualTo(first.at("/data/createApiKey/id"));
  }

  @Test
  void aKeyIsItsCallersOwn() {
    GraphQl one = GraphQl.of(GraphQl.signUp());
    GraphQl other = GraphQl.of(GraphQl.signUp());
    String key = UUID.randomUUID().toString();
    JsonNode ones = one.with("Idempotency-Key", key).data(CREATE, named("CI"));
    JsonNode others = other.with("Idempotency-Key", key).data(CREATE, named("CI"));
    assertThat(others.get("id")).isNotEqualTo(ones.get("id"));
  }

  @Test
  void whoIsNotSignedInSharesNoKey() {
    JsonNode user = GraphQl.signUp();
    GraphQl keyed = keyed(GraphQl.anonymous());
    String signIn = "mutation($e:String!,$p:String!){signIn(email:$e,password:$p){refreshToken}}";
    Map<String, ?> right = Map.of("e", user.at("/user/email").asText(), "p", GraphQl.PASSWORD);
    JsonNode first = keyed.data(signIn, right);
    assertThat(keyed.data(signIn, right)).isEqualTo(first);
    assertThat(keyed.code(signIn, Map.of("e", user.at("/user/email").asText(), "p", "wrong one")))
        .isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void atTheSameTimeItIsWrittenOnce() throws Exception {
    GraphQl owner = GraphQl.of(GraphQl.signUp());
    GraphQl keyed = keyed(owner);
    List<Future<JsonNode>> all = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        all.add(clients.submit(() -> keyed.run(CREATE, named("CI"))));
      }
    }
    for (Future<JsonNode> one : all) {
      JsonNode answer = one.get();
      assertThat(answer.toString()).containsAnyOf("\"token\"", "CONFLICT");
    }
    assertThat(owner.data(KEYS)).hasSize(1);
    assertThat(keyed.data(CREATE, named("CI")).get("id")).isEqualTo(owner.data(KEYS).at("/0/id"));
  }

  @Test
  void answersAreSealedAtRest() {
    GraphQl owner = GraphQl.of(GraphQl.signUp());
    String token = keyed(owner).data(CREATE, named("CI")).get("token").asText();
    assertThat(kept("position(convert_to($1, 'UTF8') in answer) > 0", token)).isZero();
    assertThat(kept("answer_key <> $1", "")).isPositive();
  }

  @Test
  void aCrashBehindTheChangeIsTold() {
    GraphQl owner = GraphQl.of(GraphQl.signUp());
    GraphQl keyed = keyed(owner);
    keyed.data(CREATE, named("CI"));
    lost("wrote");
    assertThat(keyed.code(CREATE, named("CI"))).isEqualTo("CONFLICT");
    assertThat(owner.data(KEYS)).hasSize(1);
  }

  @Test
  void aCrashBeforeAnyChangeLeavesTheKeyToARepeat() {
    GraphQl owner = GraphQl.of(GraphQl.signUp());
    GraphQl keyed = keyed(owner);
    keyed.data(CREATE, named("CI"));
    lost("false");
    keyed.data(CREATE, named("CI"));
    assertThat(owner.data(KEYS)).hasSize(2);
  }

  /** As a crash leaves the newest request. */
  private void lost(String wrote) {
    pool.query(
            "update request_keys set answer = null, answer_key = null, wrote = "
                + wrote
                + ", running_until = claimed_at where claimed_at ="
                + " (select max(claimed_at) from request_keys)")
        .executeAndAwait();
  }

  private long kept(String condition, String value) {
    return pool.preparedQuery("select count(*) from request_keys where " + condition)
        .executeAndAwait(Tuple.of(value))
        .iterator()
        .next()
        .getLong(0);
  }
}
