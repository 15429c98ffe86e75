package io.viginti.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.devstack.api.ApiRefused;
import io.viginti.devstack.api.GatewayClient;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a change of the 200,000 people's metadata makes a writer wait, while eight clients write
 * to them through the API and a transaction that has read them stays open for five seconds.
 */
public final class SchemaChangeFigures {
  private static final int WRITERS = 8;
  private static final Duration AROUND = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String UPDATE =
      "mutation ($id: ID!) { updatePerson(id: $id, data: {jobTitle: \"Writer\"}) { id } }";
  private static final String CREATE_FIELD =
      "mutation ($data: FieldCreateInput!) { createField(data: $data) { id } }";

  private final BenchMesh bench;
  private final GatewayClient client;
  private final PrintStream out;
  private final String person;

  private SchemaChangeFigures(BenchMesh bench, PrintStream out) {
    this.bench = bench;
    this.client = bench.workspace().client();
    this.out = out;
    this.person =
        client
            .execute("{ object(nameSingular: \"person\") { id } }", GatewayClient.variables())
            .path("object")
            .path("id")
            .asText();
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    BenchOptions options = BenchOptions.of(arguments);
    try (BenchMesh bench = BenchMesh.start(options)) {
      new SchemaChangeFigures(bench, System.out).measure(options.warmUp());
    }
  }

  private void measure(Duration warmUp) {
    removeOwn();
    String select = createField("benchStage", "SELECT", 2);
    setSearchable(false);
    writing(() -> pause(warmUp));
    out.println(
        """
        | While 8 writers run and a 5 s reader is open | longest wait of a writer | 99 of 100 | median | writes | the change took |
        |---|---|---|---|---|---|\
        """);
    row("nothing", () -> pause(Duration.ofSeconds(5)));
    row("a field", () -> createField("benchNumber", "NUMBER", 0));
    row("an index on a field with 200,000 values", this::createIndex);
    row("a select option", () -> addOption(select));
    row("search over 200,000 people", () -> setSearchable(true));
    row("a searched field", () -> createField("benchNote", "TEXT", 0));
    removeOwn();
  }

  private void row(String what, Runnable change) {
    CompletableFuture<?> reader =
        LongReader.open(bench.postgres(), bench.workspace().schema() + ".people");
    long[] took = new long[1];
    Sample waits =
        writing(
            () -> {
              long start = System.nanoTime();
              change.run();
              took[0] = System.nanoTime() - start;
              reader.join();
            });
    out.printf(
        Locale.ROOT,
        "| %s | %,d ms | %,d ms | %,d ms | %,d | %,d ms |%n",
        what,
        waits.quantile(1).toMillis(),
        waits.quantile(0.99).toMillis(),
        waits.quantile(0.5).toMillis(),
        waits.nanos().size(),
        Duration.ofNanos(took[0]).toMillis());
  }

  /** Every write while the work was done, and a second before and after it. */
  private Sample writing(Runnable work) {
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      ObjectNode body = GatewayClient.variables().put("query", UPDATE);
      body.putObject("variables").put("id", Dataset.personId(1 + i * 20_011).toString());
      requests.add(HttpLoad.post(bench.endpoint(), bench.workspace().token(), body.toString()));
    }
    Writers writers = Writers.start(bench.endpoint(), requests);
    pause(AROUND);
    work.run();
    pause(AROUND);
    return writers.stop();
  }

  private static void pause(Duration length) {
    LockSupport.parkNanos(length.toNanos());
  }

  /**
   * @param options of a SELECT
   */
  private String createField(String name, String type, int options) {
    ObjectNode variables = GatewayClient.variables();
    ObjectNode data =
        variables
            .putObject("data")
            .put("objectId", person)
            .put("name", name)
            .put("label", name)
            .put("type", type);
    if (options > 0) {
      data.set("options", options(options));
    }
    return client.execute(CREATE_FIELD, variables).path("createField").path("id").asText();
  }

  private static ArrayNode options(int count) {
    ArrayNode options = GatewayClient.variables().arrayNode();
    for (int i = 0; i < count; i++) {
      options.addObject().put("value", "STAGE_" + (char) ('A' + i)).put("label", "Stage " + i);
    }
    return options;
  }

  private void addOption(String field) {
    ObjectNode variables = GatewayClient.variables().put("id", field);
    variables.putObject("data").set("options", options(3));
    client.execute(
        "mutation ($id: ID!, $data: FieldUpdateInput!) { updateField(id: $id, data: $data) { id }"
            + " }",
        variables);
  }

  /**
   * Filling the index may take longer than a request; it goes on, and the version tells its end.
   */
  private void setSearchable(boolean isSearchable) {
    int before = schemaVersion();
    ObjectNode variables = GatewayClient.variables().put("id", person);
    variables.putObject("data").put("isSearchable", isSearchable);
    try {
      client.execute(
          "mutation ($id: ID!, $data: ObjectUpdateInput!) { updateObject(id: $id, data: $data) { id"
              + " } }",
          variables);
    } catch (ApiRefused | UncheckedIOException late) {
      while (schemaVersion() == before) {
        pause(POLL);
      }
    }
  }

  private int schemaVersion() {
    return client
        .execute("{ schemaVersion }", GatewayClient.variables())
        .path("schemaVersion")
        .asInt();
  }

  /** Until the index can be used. */
  private void createIndex() {
    ObjectNode variables = GatewayClient.variables();
    variables.putObject("data").put("objectId", person).putArray("fields").add("city");
    JsonNode index =
        client
            .execute(
                "mutation ($data: IndexCreateInput!) { createIndex(data: $data) { id state } }",
                variables)
            .path("createIndex");
    String id = index.path("id").asText();
    while (!isReady(id)) {
      pause(POLL);
    }
  }

  private boolean isReady(String index) {
    JsonNode indexes =
        client
            .execute(
                "{ object(nameSingular: \"person\") { indexes { id state } } }",
                GatewayClient.variables())
            .path("object")
            .path("indexes");
    for (JsonNode one : indexes) {
      if (one.path("id").asText().equals(index)) {
        if (one.path("state").asText().equals("FAILED")) {
          throw new IllegalStateException("the index could not be built");
        }
        return one.path("state").asText().equals("READY");
      }
    }
    return false;
  }

  /** What this or an earlier run has made. */
  private void removeOwn() {
    JsonNode object =
        client
            .execute(
                "{ object(nameSingular: \"person\") { fields { id name } indexes { id fields } } }",
                GatewayClient.variables())
            .path("object");
    for (JsonNode index : object.path("indexes")) {
      if (index.path("fields").path(0).asText().equals("city")) {
        delete("deleteIndex", index.path("id").asText());
      }
    }
    for (JsonNode field : object.path("fields")) {
      if (field.path("name").asText().startsWith("bench")) {
        delete("deleteField", field.path("id").asText());
      }
    }
  }

  private void delete(String mutation, String id) {
    client.execute(
        "mutation ($id: ID!) { " + mutation + "(id: $id) { id } }",
        GatewayClient.variables().put("id", id));
  }
}
