package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.viginti.catalog.value.FileItems;
import io.viginti.data.sql.FileSql;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import io.viginti.data.value.Related;
import io.viginti.data.value.StoredFiles;
import io.viginti.data.value.WriteRow;
import io.viginti.data.value.WriteRow.Assign;
import io.viginti.data.value.WriteRow.ColumnWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Completes what inputs write into FILES fields from the files themselves, in the transaction of
 * the write: a file that a record refers to is held until the reference is there.
 */
final class AttachFiles {
  private final Mutation mutation;
  private final List<WriteRow> rows;
  private final IntFunction<InputPath> path;

  private AttachFiles(Mutation mutation, List<WriteRow> rows, IntFunction<InputPath> path) {
    this.mutation = mutation;
    this.rows = rows;
    this.path = path;
  }

  /**
   * Runs a write, in a transaction where files are written.
   *
   * @param path of a row's input
   * @param work gets the session to write with and the completed rows, those to create for them too
   */
  static <T> Future<T> around(
      Session session,
      Mutation mutation,
      List<WriteRow> rows,
      IntFunction<InputPath> path,
      RelateRecords.Work<T> work) {
    List<FileItems> written = new ArrayList<>();
    rows.forEach(row -> collect(row, written));
    if (written.isEmpty()) {
      return work.on(session, rows);
    }
    AttachFiles attach = new AttachFiles(mutation, rows, path);
    UUID[] ids =
        written.stream()
            .flatMap(files -> files.items().stream())
            .map(FileItems.Item::fileId)
            .distinct()
            .toArray(UUID[]::new);
    return session.inTransaction(
        inside -> attach.hold(inside, ids).compose(done -> work.on(inside, done)));
  }

  private static void collect(WriteRow row, List<FileItems> written) {
    for (ColumnWrite write : row.columns().values()) {
      if (write instanceof Assign assign && assign.value() instanceof FileItems files) {
        written.add(files);
      }
    }
    for (Related related : row.related()) {
      if (related.record() instanceof Related.Created created) {
        collect(created.row(), written);
      }
    }
  }

  private Future<List<WriteRow>> hold(Session inside, UUID[] ids) {
    return inside
        .run(FileSql.hold(mutation.scope().workspaceId(), ids), mutation.bindings())
        .map(
            found -> {
              Map<UUID, StoredFiles.Known> known = new HashMap<>();
              for (Row row : found) {
                known.put(
                    row.getUUID(0),
                    new StoredFiles.Known(row.getString(1), row.getString(2), row.getString(3)));
              }
              return completed(known);
            });
  }

  private List<WriteRow> completed(Map<UUID, StoredFiles.Known> known) {
    Problems problems = new Problems();
    List<WriteRow> completed = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      completed.add(completed(rows.get(i), known, path.apply(i), problems));
    }
    problems.throwIfAny();
    return completed;
  }

  private static WriteRow completed(
      WriteRow row, Map<UUID, StoredFiles.Known> known, InputPath at, Problems problems) {
    Map<String, ColumnWrite> columns = new LinkedHashMap<>();
    row.columns()
        .forEach(
            (column, write) ->
                columns.put(
                    column,
                    write instanceof Assign assign && assign.value() instanceof FileItems files
                        ? new Assign(
                            assign.type(),
                            StoredFiles.write(files, known, at.then(row.nameOf(column)), problems))
                        : write));
    List<Related> related = new ArrayList<>();
    for (Related one : row.related()) {
      related.add(
          one.record() instanceof Related.Created(var place, var object, var inner)
              ? new Related(
                  one.place(),
                  new Related.Created(place, object, completed(inner, known, place, problems)))
              : one);
    }
    return new WriteRow(columns, row.columnsOfField(), row.links(), related);
  }
}
