package io.viginti.devstack.imports;

import io.viginti.devstack.api.GatewayClient;
import io.viginti.devstack.imports.RowReader.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Goes through a file batch by batch; broken off, it continues after the last batch that was
 * written.
 */
public final class ImportFile {

  /** Below the request limit of 1 MiB. */
  private static final int BATCH_SIZE = 700_000;

  private final ImportOptions options;
  private final RowMapping mapping;
  private final Watcher watcher;

  /** Is told after every batch. */
  public interface Watcher {
    void progressed(long bytesDone, long bytes, long rows, long rejected);

    /** The import continues one that was broken off after so many rows. */
    void resumed(long rows);
  }

  /** What came of it. */
  public record Result(long rows, long rejected) {}

  public ImportFile(ImportOptions options, Watcher watcher) {
    this.options = options;
    this.mapping = new RowMapping(options);
    this.watcher = watcher;
  }

  /**
   * @param signIn gives a client with a fresh token
   */
  public Result run(Supplier<GatewayClient> signIn) throws IOException {
    TargetObject target = TargetObject.load(signIn.get(), options.object());
    return run(new WriteBatch(new SendRows(signIn, target, options.key().isEmpty())));
  }

  Result run(WriteBatch writer) throws IOException {
    long bytes = Files.size(options.file());
    String source =
        options.object()
            + " "
            + bytes
            + " "
            + Files.getLastModifiedTime(options.file()).toMillis()
            + " "
            + options.key().orElse("")
            + " "
            + new java.util.TreeMap<>(options.renames())
            + " "
            + new java.util.TreeMap<>(options.links());
    Optional<ImportState> found = ImportState.find(options.state(), source);
    found.ifPresent(state -> watcher.resumed(state.lines()));
    ImportState state = found.orElseGet(() -> ImportState.start(source));
    try (RowReader reader = RowReader.open(options.file(), state.offset(), state.lines());
        Rejects rejects = Rejects.open(options.rejects(), state.rejectsSize())) {
      Batch batch = new Batch();
      Optional<Line> line;
      while ((line = reader.next()).isPresent()) {
        if (!line.get().text().isBlank()) {
          take(line.get(), batch);
        }
        if (batch.isFull(options.batchRows())) {
          state = write(batch, writer, rejects, state, reader, bytes);
          batch = new Batch();
        }
      }
      state = write(batch, writer, rejects, state, reader, bytes);
    }
    Files.deleteIfExists(options.state());
    return new Result(state.lines(), state.rejected());
  }

  private void take(Line line, Batch batch) {
    try {
      batch.add(mapping.map(line));
    } catch (RowMapping.UnusableRow e) {
      batch.rejections.add(
          new Rejection(
              line.number(), line.text(), "BAD_USER_INPUT", String.valueOf(e.getMessage())));
    }
  }

  private ImportState write(
      Batch batch,
      WriteBatch writer,
      Rejects rejects,
      ImportState state,
      RowReader reader,
      long bytes)
      throws IOException {
    List<Rejection> refused = new ArrayList<>(batch.rejections);
    for (List<Row> rows : batch.withoutRepeats()) {
      refused.addAll(writer.write(rows));
    }
    refused.sort(java.util.Comparator.comparingLong(Rejection::line));
    rejects.add(refused);
    ImportState next =
        new ImportState(
            state.source(),
            reader.offset(),
            reader.lines(),
            state.rejected() + refused.size(),
            rejects.size());
    next.write(options.state());
    watcher.progressed(next.offset(), bytes, next.lines(), next.rejected());
    return next;
  }

  /** Rows read but not yet written. */
  private static final class Batch {

    private final List<Row> rows = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private int size;

    void add(Row row) {
      rows.add(row);
      size += row.size();
    }

    boolean isFull(int mostRows) {
      return rows.size() + rejections.size() >= mostRows || size >= BATCH_SIZE;
    }

    /**
     * The same id twice in one request is refused, so a repeat goes into the next: the later row
     * wins.
     */
    List<List<Row>> withoutRepeats() {
      List<List<Row>> parts = new ArrayList<>();
      List<Row> part = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      int partSize = 0;
      for (Row row : rows) {
        if (!ids.add(row.id()) || partSize + row.size() > BATCH_SIZE && !part.isEmpty()) {
          parts.add(part);
          part = new ArrayList<>();
          ids = new HashSet<>(Set.of(row.id()));
          partSize = 0;
        }
        part.add(row);
        partSize += row.size();
      }
      if (!part.isEmpty()) {
        parts.add(part);
      }
      return parts;
    }
  }
}
