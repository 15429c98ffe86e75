package io.viginti.data.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.engine.BindRules;
import io.viginti.data.engine.RecordDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
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
    int cases = Integer.getInteger("property.cases", 10_000);
    run(directory, cases, false, CompiledAnswersIT::answersTheSame);
  }

  /** What somebody with row rules is answered is what all would be if there were nothing else. */
  @Test
  void answersUnderRowRulesAreThoseOverTheVisibleRecords(@TempDir Path directory)
      throws SQLException, IOException {
    int cases = Integer.getInteger("property.rules", 2_000);
    run(directory, cases, true, CompiledAnswersIT::answersTheSame);
  }

  @Test
  void pagesUnderRowRulesAreThoseOverTheVisibleRecords(@TempDir Path directory)
      throws SQLException, IOException {
    run(
        directory,
        Integer.getInteger("property.pages", 500),
        true,
        CompiledAnswersIT::pagesTheSame);
  }

  @Test
  void pagesOfAConnectionAreTheListAPlainEvaluatorGives(@TempDir Path directory)
      throws SQLException, IOException {
    run(
        directory,
        Integer.getInteger("property.pages", 500),
        false,
        CompiledAnswersIT::pagesTheSame);
  }

  /** Checks one case and says whether it found records. */
  private interface Check {
    boolean holds(Case one, CatalogObject object);
  }

  /**
   * @param ask answers a request of GraphQL
   * @param records what is there to whoever asks
   */
  private record Case(
      PagedAnswer.Ask ask, Records records, RandomRequest requests, Random random) {}

  private static void run(Path directory, int cases, boolean hasRules, Check check)
      throws SQLException, IOException {
    long seed = Long.getLong("property.seed", System.nanoTime());
    System.out.printf("CompiledAnswersIT: %d cases, -Dproperty.seed=%d%n", cases, seed);
    try (RecordDatabase database = new RecordDatabase(directory)) {
      int found = 0;
      for (int done = 0; done < cases; done += CASES_PER_SHAPE) {
        int few = Math.min(CASES_PER_SHAPE, cases - done);
        found += oneShape(database, seed + done, few, hasRules, check);
      }
      assertThat(found).as("cases that found records").isGreaterThan(cases / (hasRules ? 20 : 4));
    }
  }

  /** Answers in how many cases there were records. */
  private static int oneShape(
      RecordDatabase database, long seed, int cases, boolean hasRules, Check check)
      throws SQLException {
    Random random = new Random(seed);
    Catalog catalog = RandomShape.of(random);
    RandomRecords made = new RandomRecords(catalog, random);
    Records records = made.records();
    int found = 0;
    try (RecordDatabase.Workspace workspace =
        database.open(catalog, "workspace_" + Long.toUnsignedString(seed, 36))) {
      for (Map.Entry<String, ArrayNode> table : made.rows().entrySet()) {
        workspace.insert(table.getKey(), table.getValue());
      }
      RandomRole role = hasRules ? RandomRole.of(records, random) : RandomRole.unrestricted();
      Case one =
          new Case(
              (query, variables) ->
                  workspace.graphql(query, variables, BindRules.resolve(role.role(), catalog)),
              role.visible(records),
              new RandomRequest(records, random),
              random);
      List<CatalogObject> objects = List.copyOf(catalog.objects());
      for (int i = 0; i < cases; i++) {
        CatalogObject object = objects.get(random.nextInt(objects.size()));
        try {
          found += check.holds(one, object) ? 1 : 0;
        } catch (AssertionError | IllegalStateException e) {
          throw new AssertionError(
              "seed %d, case %d%n%s%nrules %s%nshape %s%nrecords %s"
                  .formatted(
                      seed, i, e.getMessage(), role.role().rules(), catalog.shape(), records),
              e);
        }
      }
    }
    return found;
  }

  /** Mostly lists; figures and groups besides. */
  private static boolean answersTheSame(Case one, CatalogObject object) {
    boolean usesVariables = one.random().nextBoolean();
    ReferenceAnswer reference = new ReferenceAnswer(one.records());
    return switch (one.random().nextInt(6)) {
      case 0 -> {
        GroupsRequest request = one.requests().figures(object);
        RequestText text = RequestText.figures(request, usesVariables);
        yield sameAnswer(one, text, reference.figures(request)).path("count").intValue() > 0;
      }
      case 1 -> {
        GroupsRequest request = one.requests().groups(object);
        RequestText text = RequestText.groups(request, usesVariables);
        yield !sameAnswer(one, text, reference.groups(request)).isEmpty();
      }
      default -> {
        Request request = one.requests().list(object);
        RequestText text = RequestText.of(request, usesVariables);
        yield !sameAnswer(one, text, reference.list(request)).isEmpty();
      }
    };
  }

  private static JsonNode sameAnswer(Case one, RequestText text, JsonNode expected) {
    JsonNode answer = one.ask().answer(text.text(), text.variables());
    assertThat(SameJson.difference(expected, answer.path("data").path("answer")))
        .as(
            "%s%nvariables %s%nexpected %s%nanswered %s",
            text.text(), text.variables(), expected, answer)
        .isEmpty();
    return expected;
  }

  private static boolean pagesTheSame(Case one, CatalogObject object) {
    Request request = one.requests().list(object);
    Request whole =
        new Request(
            request.object(),
            request.filter(),
            request.orderBy(),
            Integer.MAX_VALUE,
            null,
            List.of(new Request.Plain("id")));
    List<String> expected = new ArrayList<>();
    new ReferenceAnswer(one.records())
        .list(whole)
        .forEach(record -> expected.add(record.path("id").textValue()));
    PagedAnswer pages = new PagedAnswer(one.ask(), request, 1 + one.random().nextInt(9));
    PagedAnswer.Pages same = new PagedAnswer.Pages(expected, expected.size());
    assertThat(pages.forwards()).as("forwards: %s", request).isEqualTo(same);
    assertThat(pages.backwards()).as("backwards: %s", request).isEqualTo(same);
    return !expected.isEmpty();
  }
}
