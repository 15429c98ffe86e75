package io.viginti.devstack.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viginti.devstack.api.ApiRefused;
import io.viginti.devstack.api.ApiRefused.ApiError;
import io.viginti.devstack.api.ApiRefused.Problem;
import io.viginti.devstack.imports.ImportFile.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFileTest {

  private static final ImportFile.Watcher NOBODY =
      new ImportFile.Watcher() {
        @Override
        public void progressed(long bytesDone, long bytes, long rows, long rejected) {}

        @Override
        public void resumed(long rows) {}
      };

  @TempDir Path directory;
  private final Store store = new Store();

  @Test
  void loadsEveryRowOnceHoweverOftenItIsRepeated() throws IOException {
    ImportOptions options = options(numbers(25));

    Result first = run(options);
    run(options);

    assertThat(first).isEqualTo(new Result(25, 0));
    assertThat(store.names()).hasSize(25);
    assertThat(options.rejects()).doesNotExist();
    assertThat(options.state()).doesNotExist();
  }

  @Test
  void refusedRowsAreWrittenWithTheirLineAndReasonAndTheOthersLoaded() throws IOException {
    ImportOptions options =
        options(
            "{\"name\":\"a\"}\n"
                + "not json\n"
                + "{\"name\":\"bad\"}\n\n"
                + "{\"name\":\"worse\"}\n"
                + "{\"name\":\"b\"}");

    Result result = run(options);

    assertThat(store.names()).containsExactly("a", "b");
    assertThat(result.rejected()).isEqualTo(3);
    assertThat(Files.readAllLines(options.rejects()))
        .satisfiesExactly(
            line -> assertThat(line).contains("\"line\":2", "not JSON"),
            line -> assertThat(line).contains("\"line\":3", "name: is bad", "BAD_USER_INPUT"),
            line -> assertThat(line).contains("\"line\":5", "no, no", "UNIQUE_VIOLATION"));
  }

  @Test
  void continuesWhereItWasBrokenOff() throws IOException {
    ImportOptions options = options(numbers(25) + "{\"name\":\"bad\"}\n");
    store.failAfter = 2;
    assertThatThrownBy(() -> run(options)).isInstanceOf(ApiRefused.class);
    int requests = store.requests;
    assertThat(store.names()).hasSize(20);

    store.failAfter = Integer.MAX_VALUE;
    Result result = run(options);

    assertThat(store.names()).hasSize(25);
    assertThat(result).isEqualTo(new Result(26, 1));
    assertThat(store.requests - requests).isLessThan(4);
    assertThat(Files.readAllLines(options.rejects())).hasSize(1);
  }

  @Test
  void aRepeatInTheSameBatchIsWrittenLater() throws IOException {
    run(options("{\"name\":\"a\",\"x\":1}\n{\"name\":\"a\",\"x\":2}\n"));

    assertThat(store.rows.values()).singleElement().asString().contains("\"x\":2");
  }

  @Test
  void rowsThatAreThereAreUpdatedAndTheRefusedAmongAllAreNamed() throws IOException {
    run(options("{\"name\":\"a\"}\n{\"name\":\"b\"}\n{\"name\":\"frozen\"}\n"));
    ImportOptions again =
        options(
            """
            {"name":"a","x":2}
            {"name":"frozen","x":2}
            {"name":"bad"}
            {"name":"b","x":2}
            {"name":"c"}
            """);

    run(again);

    assertThat(store.names()).containsExactly("a", "b", "frozen", "c");
    assertThat(store.rows.values()).filteredOn(row -> row.contains("\"x\":2")).hasSize(2);
    assertThat(Files.readAllLines(again.rejects()))
        .satisfiesExactly(
            line -> assertThat(line).contains("\"line\":2", "is frozen"),
            line -> assertThat(line).contains("\"line\":3", "name: is bad"));
  }

  private Result run(ImportOptions options) throws IOException {
    return new ImportFile(options, NOBODY).run(new WriteBatch(store));
  }

  private ImportOptions options(String content) throws IOException {
    Path file = directory.resolve("rows.ndjson");
    Files.writeString(file, content);
    return new ImportOptions(file, "thing", Optional.of("name"), Map.of(), Map.of(), 10);
  }

  private static String numbers(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("{\"name\":\"n").append(i).append("\"}\n");
    }
    return text.toString();
  }

  /**
   * Takes all or nothing, says which row is {@code bad}, and only that some row is {@code worse}.
   */
  private static final class Store implements WriteBatch.Sender {

    private final Map<String, String> rows = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();
    private int requests;
    private int failAfter = Integer.MAX_VALUE;

    @Override
    public Set<String> present(List<Row> batch) {
      return batch.stream().map(Row::id).filter(rows::containsKey).collect(Collectors.toSet());
    }

    @Override
    public void update(List<Row> batch) {
      if (batch.stream().anyMatch(row -> name(row).equals("frozen"))) {
        throw new ApiRefused(List.of(new ApiError("CONFLICT", "is frozen", List.of())));
      }
      batch.forEach(row -> rows.put(row.id(), row.input().toString()));
    }

    @Override
    public void create(List<Row> batch) {
      requests++;
      if (requests > failAfter) {
        throw new ApiRefused(List.of(new ApiError("UNAVAILABLE", "away", List.of())));
      }
      for (int i = 0; i < batch.size(); i++) {
        if (name(batch.get(i)).equals("bad")) {
          Problem problem = new Problem(List.of("data", i, "name"), "is bad");
          throw new ApiRefused(
              List.of(new ApiError("BAD_USER_INPUT", "1 problem", List.of(problem))));
        }
      }
      if (batch.stream().anyMatch(row -> name(row).equals("worse"))) {
        throw new ApiRefused(List.of(new ApiError("UNIQUE_VIOLATION", "no, no", List.of())));
      }
      for (Row row : batch) {
        rows.put(row.id(), row.input().toString());
        order.add(name(row));
      }
    }

    List<String> names() {
      return order.stream().distinct().toList();
    }

    private static String name(Row row) {
      return row.input().path("name").asText();
    }
  }
}
