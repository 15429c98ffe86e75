package io.viginti.devstack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.devstack.api.InternalClient;
import io.viginti.devstack.mesh.Node;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./viginti keys}. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    subcommands = Keys.Rotate.class,
    description = "Rotate keys while the mesh serves.")
final class Keys implements Callable<Integer> {

  @ParentCommand Main main;

  @Override
  public Integer call() {
    throw new IllegalArgumentException("say what: keys rotate");
  }

  /** Seals everything under the current vault key, and has tokens signed by a new key. */
  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = {
        "--vault seals every secret at rest under VIGINTI_VAULT_KEY; --signing makes a new key that signs tokens.",
        "Without an option both. It may be broken off and repeated. " + Operator.HOW
      })
  static final class Rotate implements Callable<Integer> {
    private static final int SOME_UNREADABLE = 2;

    @ParentCommand Keys keys;

    @Option(names = "--vault", description = "Secrets at rest only.")
    boolean vault;

    @Option(names = "--signing", description = "The key that signs tokens only.")
    boolean signing;

    @Override
    public Integer call() {
      Operator operator = Operator.of(keys.main.repository);
      boolean both = vault == signing;
      long unreadable = vault || both ? rotateVault(operator) : 0;
      if (signing || both) {
        rotateSigning(operator);
      }
      return unreadable == 0 ? 0 : SOME_UNREADABLE;
    }

    private static long rotateVault(Operator operator) {
      long unreadable = 0;
      for (Node node : Node.values()) {
        if (node.role().isPresent()) {
          unreadable += rotateVault(node, operator.client(node));
        }
      }
      return unreadable;
    }

    /** Batch by batch until a batch finds nothing: what others hold locked is found by the next. */
    private static long rotateVault(Node node, InternalClient service) {
      Map<String, Long> sealed = new TreeMap<>();
      Map<String, Long> unreadable = new TreeMap<>();
      long done;
      long left;
      String key;
      do {
        JsonNode report = service.post("/internal/vault/rotate");
        done = 0;
        left = 0;
        key = report.path("key").asText();
        for (JsonNode column : report.path("columns")) {
          String table = column.path("table").asText();
          done += column.path("sealed").asLong();
          left += column.path("left").asLong();
          sealed.merge(table, column.path("sealed").asLong(), Long::sum);
          unreadable.put(table, column.path("unreadable").asLong());
        }
      } while (done > 0 && left > 0);
      for (Map.Entry<String, Long> table : sealed.entrySet()) {
        long lost = unreadable.getOrDefault(table.getKey(), 0L);
        System.out.printf(
            "%s %s: %d sealed anew under %s%s%n",
            node.module(),
            table.getKey(),
            table.getValue(),
            key,
            lost == 0 ? "" : ", " + lost + " under a key that is not in VIGINTI_VAULT_READ_KEYS");
      }
      if (left > 0) {
        throw new IllegalArgumentException(
            node.module() + ": " + left + " rows are being changed by others; repeat");
      }
      return unreadable.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void rotateSigning(Operator operator) {
      JsonNode answer = operator.client(Node.AUTH).post("/internal/keys/rotate");
      System.out.println("auth-service signing key: " + answer);
    }
  }
}
