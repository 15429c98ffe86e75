package io.viginti.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.platform.vault.Sealed;
import io.viginti.platform.vault.SealedPayload;
import io.viginti.platform.vault.SealingKey;
import io.viginti.platform.vault.Vault;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A rotation of the vault's key seals everything anew, in batches, while the service serves. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
@QuarkusTestResource(OldVaultKey.class)
class VaultIT {
  private static final byte[] MAIL = "mail".getBytes(StandardCharsets.US_ASCII);

  @Inject Pool database;
  @Inject Vault vault;

  @Test
  void whatIsUnderAnOlderKeyIsSealedAnewBatchByBatch() throws Exception {
    rotateAll();
    for (int i = 0; i < 250; i++) {
      insertMail(OldVaultKey.vault(), "mail " + i);
    }
    Row key = signingKey();
    byte[] context = ("signing-key:" + key.getString("id")).getBytes(StandardCharsets.UTF_8);
    byte[] plain = vault.open(sealed(key), context);
    Sealed old = OldVaultKey.vault().seal(plain, context);
    database
        .preparedQuery(
            "update signing_keys set private_key_sealed = $1, vault_key_id = $2 where id = $3")
        .executeAndAwait(
            Tuple.of(
                io.vertx.core.buffer.Buffer.buffer(old.bytes()), old.keyId(), key.getString("id")));

    JsonNode first = rotate();

    assertThat(total(first, "sealed")).isEqualTo(201);
    assertThat(total(first, "left")).isEqualTo(50);
    JsonNode second = rotate();
    assertThat(total(second, "sealed")).isEqualTo(50);
    assertThat(total(second, "left")).isZero();
    assertThat(total(rotate(), "sealed")).isZero();

    Row after = signingKey();
    assertThat(after.getString("vault_key_id")).isEqualTo(vault.currentKeyId());
    assertThat(vault.open(sealed(after), context)).isEqualTo(plain);
    int opened = 0;
    for (Row row :
        database.query("select payload::text from jobs where error = 'vault'").executeAndAwait()) {
      JsonNode payload = new ObjectMapper().readTree(row.getString(0));
      assertThat(payload.get("key").asText()).isEqualTo(vault.currentKeyId());
      assertThat(new String(SealedPayload.open(payload, vault, MAIL), StandardCharsets.UTF_8))
          .startsWith("mail ");
      opened++;
    }
    assertThat(opened).isEqualTo(250);
    database.query("delete from jobs where error = 'vault'").executeAndAwait();
  }

  @Test
  void whatNoKeyOpensIsToldAndStays() throws Exception {
    rotateAll();
    Vault lost =
        new Vault(
            new SealingKey("a key that nobody has any more.!".getBytes(StandardCharsets.US_ASCII)),
            List.of());
    insertMail(lost, "lost");

    JsonNode report = rotate();

    assertThat(total(report, "unreadable")).isEqualTo(1);
    assertThat(total(report, "left")).isZero();
    database.query("delete from jobs where error = 'vault'").executeAndAwait();
  }

  @Test
  void isOfTheMeshOnly() {
    given().post("/internal/vault/rotate").then().statusCode(401);
  }

  private void insertMail(Vault sealedBy, String text) {
    JsonNode payload = SealedPayload.of(text.getBytes(StandardCharsets.UTF_8), sealedBy, MAIL);
    database
        .preparedQuery(
            "insert into jobs (id, kind, payload, run_after, created_at, state, error)"
                + " values ($1, 'mail.send', cast($2 as text)::jsonb, now(), now(), 'FAILED', 'vault')")
        .executeAndAwait(Tuple.of(UUID.randomUUID(), payload.toString()));
  }

  private Row signingKey() {
    return database
        .query(
            "select id, private_key_sealed, vault_key_id from signing_keys"
                + " where private_key_sealed is not null order by id limit 1")
        .executeAndAwait()
        .iterator()
        .next();
  }

  private static Sealed sealed(Row row) {
    return new Sealed(
        row.getString("vault_key_id"), row.getBuffer("private_key_sealed").getBytes());
  }

  private static long total(JsonNode report, String what) {
    long total = 0;
    for (JsonNode column : report.get("columns")) {
      total += column.get(what).asLong();
    }
    return total;
  }

  private static void rotateAll() throws Exception {
    while (total(rotate(), "left") > 0) {
      // the next batch
    }
  }

  private static JsonNode rotate() throws Exception {
    return new ObjectMapper()
        .readTree(
            given()
                .header(MeshHeaders.MESH, TestTokens.service("operator"))
                .post("/internal/vault/rotate")
                .then()
                .statusCode(200)
                .extract()
                .asString());
  }
}
