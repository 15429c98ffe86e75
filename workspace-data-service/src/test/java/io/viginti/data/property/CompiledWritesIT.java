package io.viginti.data.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.engine.RecordDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of writes: after each one the workspace holds what a plain model holds, and
 * there is one event for each record that changed. {@code -Dproperty.seed} repeats a run, {@code
 * -Dproperty.writes} changes its length.
 */
class CompiledWritesIT {
  private static final int WRITES_PER_SHAPE = 50;

  @Test
  void writesDoWhatAPlainModelDoes(@TempDir Path directory) throws SQLException, IOException {
    int writes = Integer.getInteger("property.writes", 1_000);
    long seed = Long.getLong("property.seed", System.nanoTime());
    System.out.printf("CompiledWritesIT: %d writes, -Dproperty.seed=%d%n", writes, seed);
    try (RecordDatabase database = new RecordDatabase(directory)) {
      int events = 0;
      for (int done = 0; done < writes; done += WRITES_PER_SHAPE) {
        events += oneShape(database, seed + done, Math.min(WRITES_PER_SHAPE, writes - done));
      }
      assertThat(events).as("events").isGreaterThan(writes / 2);
    }
  }

  /** Answers how many events there were. */
  private static int oneShape(RecordDatabase database, long seed, int writes) throws SQLException {
    Random random = new Random(seed);
    Catalog catalog = RandomShape.of(random);
    RandomRecords made = new RandomRecords(catalog, random);
    Records records = made.records();
    int events = 0;
    try (RecordDatabase.Workspace workspace =
        database.open(catalog, "workspace_" + Long.toUnsignedString(seed, 36))) {
      for (Map.Entry<String, ArrayNode> table : made.rows().entrySet()) {
        workspace.insert(table.getKey(), table.getValue());
      }
      database.sql("truncate records.outbox");
      RandomWrites mutations = new RandomWrites(records, random);
      StoredState state = new StoredState(workspace, records);
      List<CatalogObject> objects = List.copyOf(catalog.objects());
      for (int i = 0; i < writes; i++) {
        RandomWrites.Write write = mutations.next(objects.get(random.nextInt(objects.size())));
        String before = records.toString();
        try {
          events += run(database, workspace, records, write, state);
        } catch (AssertionError | IllegalStateException e) {
          throw new AssertionError(
              "seed %d, write %d%n%s%nvariables %s%n%s%nshape %s%nrecords %s"
                  .formatted(
                      seed,
                      i,
                      write.text(),
                      write.variables(),
                      e.getMessage(),
                      catalog.shape(),
                      before),
              e);
        }
      }
    }
    return events;
  }

  private static int run(
      RecordDatabase database,
      RecordDatabase.Workspace workspace,
      Records records,
      RandomWrites.Write write,
      StoredState state)
      throws SQLException {
    JsonNode answer = workspace.graphql(write.text(), write.variables());
    ReferenceWrites reference = new ReferenceWrites(records);
    if (write.isRefused()) {
      assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("NOT_FOUND");
    } else {
      assertThat(answer.has("errors")).as("%s", answer).isFalse();
      List<String> ids = ids(answer.path("data").path("answer"));
      if (!write.ids().isEmpty()) {
        assertThat(ids).containsExactlyInAnyOrderElementsOf(write.ids());
      }
      write.effect().accept(reference, ids);
    }
    List<ReferenceWrites.Event> expected = reference.events();
    assertThat(told(database)).isEqualTo(told(expected));
    Set<String> changed = new HashSet<>();
    expected.forEach(event -> changed.add(event.id()));
    state.requireSame(changed);
    return expected.size();
  }

  private static List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    if (answer.isArray()) {
      answer.forEach(one -> ids.add(Records.id(one)));
    } else {
      ids.add(Records.id(answer));
    }
    return ids;
  }

  private static List<String> told(List<ReferenceWrites.Event> events) {
    return events.stream()
        .map(
            event ->
                String.join(
                    " ",
                    event.object().tableName(),
                    event.id(),
                    event.action(),
                    new TreeSet<>(event.fields()).toString()))
        .sorted()
        .toList();
  }

  private static List<String> told(RecordDatabase database) throws SQLException {
    List<String> rows =
        database.rows(
            "with taken as (delete from records.outbox returning *) select object, record_id,"
                + " action, array_to_string(updated_fields, ',') from taken");
    List<String> told = new ArrayList<>();
    for (String row : rows) {
      String[] columns = row.split("\\|", -1);
      Set<String> fields = new TreeSet<>(Arrays.asList(columns[3].split(",")));
      fields.remove("");
      told.add(String.join(" ", columns[0], columns[1], columns[2], fields.toString()));
    }
    return told.stream().sorted().toList();
  }
}
