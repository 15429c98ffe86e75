package io.viginti.devstack.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.devstack.api.ApiRefused;
import io.viginti.devstack.api.GatewayClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sends rows to the gateway: as an upsert where the API has it, else those that are there already
 * as updates. It waits and repeats while a part of the mesh is away, and signs in again when its
 * token has expired.
 */
final class SendRows implements WriteBatch.Sender {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 20;

  private final Supplier<GatewayClient> signIn;
  private final TargetObject target;
  private final boolean contentIsKey;
  private GatewayClient client;

  /**
   * @param contentIsKey a row that is there already is the same in everything
   */
  SendRows(Supplier<GatewayClient> signIn, TargetObject target, boolean contentIsKey) {
    this.signIn = signIn;
    this.target = target;
    this.contentIsKey = contentIsKey;
    this.client = signIn.get().forImport();
  }

  @Override
  public Set<String> present(List<Row> rows) {
    if (target.upserts() || rows.isEmpty()) {
      return Set.of();
    }
    ObjectNode variables = GatewayClient.variables().put("limit", rows.size());
    ArrayNode ids = variables.putArray("ids");
    rows.forEach(row -> ids.add(row.id()));
    Set<String> present = new HashSet<>();
    execute(target.presentQuery(), variables)
        .path(target.plural())
        .forEach(row -> present.add(row.path("id").asText()));
    return present;
  }

  @Override
  public void create(List<Row> rows) {
    ObjectNode variables = GatewayClient.variables();
    ArrayNode data = variables.putArray("data");
    rows.forEach(row -> data.add(row.input()));
    execute(target.createMutation(), variables);
  }

  @Override
  public void update(List<Row> rows) {
    if (contentIsKey) {
      return;
    }
    ObjectNode variables = GatewayClient.variables();
    for (int i = 0; i < rows.size(); i++) {
      ObjectNode changes = rows.get(i).input().deepCopy();
      changes.remove("id");
      variables.put("id" + i, rows.get(i).id());
      variables.set("data" + i, changes);
    }
    execute(target.updateMutation(rows.size()), variables);
  }

  private JsonNode execute(String document, ObjectNode variables) {
    Duration pause = FIRST_PAUSE;
    boolean signedInAgain = false;
    for (int attempt = 1; ; attempt++) {
      try {
        return client.execute(document, variables);
      } catch (ApiRefused refused) {
        if (refused.code().equals("UNAUTHENTICATED") && !signedInAgain) {
          client = signIn.get().forImport();
          signedInAgain = true;
        } else if (!refused.isTemporary() || attempt == ATTEMPTS) {
          throw refused;
        }
      } catch (UncheckedIOException away) {
        if (attempt == ATTEMPTS) {
          throw away;
        }
      }
      sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
