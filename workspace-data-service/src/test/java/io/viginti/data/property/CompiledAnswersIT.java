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
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random shapes, records and requests: what the compiled statements answer is what a plain
 * evaluator answers. {@code -Dproperty.seed} repeats a run, {@code -Dproperty.cases} changes its
 * length.
 */
class CompiledAnswersIT {
  private static final int CASES_PER_SHAPE = 100;

  @Test
  void compiledAnswersAreThoseOfAPlainEvaluator(@TempDir Path directory)
      throws SQLException, IOException {
    long seed = Long.getLong("property.seed", System.nanoTime());
    int cases = Integer.getInteger("property.cases", 10_000);
    System.out.printf("CompiledAnswersIT: %d cases, -Dproperty.seed=%d%n", cases, seed);
    try (RecordDatabase database = new RecordDatabase(directory)) {
      int found = 0;
      for (int done = 0; done < cases; done += CASES_PER_SHAPE) {
        found += oneShape(database, seed + done, Math.min(CASES_PER_SHAPE, cases - done));
      }
      assertThat(found).as("cases that found records").isGreaterThan(cases / 4);
    }
  }

  /** Answers in how many cases there were records. */
  private static int oneShape(RecordDatabase database, long seed, int cases) throws SQLException {
    Random random = new Random(seed);
    Catalog catalog = RandomShape.of(random);
    RandomRecords made = new RandomRecords(catalog, random);
    Records records = made.records();
    int found = 0;
    try (RecordDatabase.Workspace workspace = database.open(catalog, "workspace_property")) {
      for (Map.Entry<String, ArrayNode> table : made.rows().entrySet()) {
        workspace.insert(table.getKey(), table.getValue());
      }
      RandomRequest requests = new RandomRequest(records, random);
      List<CatalogObject> objects = List.copyOf(catalog.objects());
      for (int i = 0; i < cases; i++) {
        Request request = requests.list(objects.get(random.nextInt(objects.size())));
        RequestText text = new RequestText(request, random.nextBoolean());
        JsonNode answer = workspace.graphql(text.text(), text.variables());
        JsonNode expected = new ReferenceAnswer(records).list(request);
        assertThat(SameJson.difference(expected, answer.path("data").path("answer")))
            .as(
                "seed %d, case %d%n%s%nvariables %s%nexpected %s%nanswered %s%nshape %s%nrecords %s",
                seed, i, text.text(), text.variables(), expected, answer, catalog.shape(), records)
            .isEmpty();
        found += expected.isEmpty() ? 0 : 1;
      }
    }
    return found;
  }
}
