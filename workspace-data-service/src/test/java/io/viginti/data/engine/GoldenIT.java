package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.value.JsonText;
import io.viginti.data.explain.text.PrintIntent;
import io.viginti.data.explain.text.PrintPlan;
import io.viginti.data.frontend.graphql.OperationDocument;
import io.viginti.data.frontend.graphql.ReadIntents;
import io.viginti.data.plan.Limits;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.plan.access.ResolvedAccess;
import io.viginti.data.query.Operation;
import io.viginti.platform.error.VigintiException;
import io.viginti.testing.GoldenCases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every folder under {@code src/test/golden}: query, plan, SQL and result. */
class GoldenIT {
  private static RecordDatabase database;

  @BeforeAll
  static void start(@TempDir Path directory) throws SQLException, IOException {
    database = new RecordDatabase(directory);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @TestFactory
  Stream<DynamicTest> passing() {
    return GoldenCases.in(
        Path.of("src/test/golden/passing"),
        "query.graphql",
        folder -> {
          Map<String, String> outputs = run(folder);
          assertThat(outputs.get("result.json")).doesNotContain("\"errors\"");
          return outputs;
        });
  }

  @TestFactory
  Stream<DynamicTest> failing() {
    return GoldenCases.in(
        Path.of("src/test/golden/failing"),
        "query.graphql",
        folder -> {
          Map<String, String> outputs = run(folder);
          assertThat(outputs.get("result.json"))
              .contains("\"errors\"")
              .doesNotContain("\"INTERNAL\"");
          return Map.of("result.json", outputs.get("result.json"));
        });
  }

  private static Map<String, String> run(Path folder) {
    String query = GoldenCases.read(folder, "query.graphql");
    String given = GoldenCases.read(folder, "variables.json");
    String variables = given.isBlank() ? "{}" : given;
    try {
      database.reset();
      GoldenCaller caller = GoldenCaller.of(folder);
      database.callAs(caller.memberId(), caller.access());
      JsonNode result = database.graphql(query, variables);
      List<String> sql = database.takeStatements();
      Map<String, String> outputs = new LinkedHashMap<>();
      outputs.put("plan.txt", plan(query, variables, caller.access()));
      outputs.put("sql.txt", "-- statements: %d%n".formatted(sql.size()) + readable(sql));
      outputs.put("result.json", pretty(result));
      return outputs;
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String readable(List<String> sql) {
    StringBuilder text = new StringBuilder();
    for (String one : sql) {
      text.append(
              one.replace(" from ", "\nfrom ")
                  .replace(" left join ", "\n  left join ")
                  .replace(" where ", "\nwhere ")
                  .replace(" order by ", "\norder by ")
                  .replace(" limit ", "\nlimit ")
                  .replace(", event as (", ",\nevent as ("))
          .append(";\n\n");
    }
    return text.toString();
  }

  private static String plan(String query, String variables, ResolvedAccess access) {
    try {
      OperationDocument document = OperationDocument.parse(query, null);
      ObjectNode effective = document.effectiveVariables(JsonText.parse(variables));
      StringBuilder plan = new StringBuilder();
      for (Operation.Root root : ReadIntents.read(document, effective, TestShape.CATALOG).roots()) {
        if (root instanceof Operation.RootIntent intent) {
          RootPlan made =
              CompileOperation.plan(
                  intent.intent(), TestShape.CATALOG, access, new Limits(60, 1_000));
          plan.append(intent.key())
              .append('\n')
              .append((PrintIntent.print(intent.intent()) + PrintPlan.print(made)).indent(2));
        }
      }
      return plan.toString();
    } catch (VigintiException refused) {
      return "refused: " + refused.getMessage();
    }
  }

  private static String pretty(JsonNode result) throws JsonProcessingException {
    return JsonText.mapper()
        .writer()
        .with(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(result);
  }
}
