package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.viginti.data.sql.Bindings;
import io.viginti.data.sql.ReadStatement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Runs a read and the lists below it: one statement per level, whatever the number of rows. */
final class ReadRecords {
  private ReadRecords() {}

  static Future<Records> read(Session session, ReadStatement read, Bindings bindings) {
    return read(session, read, bindings, UnaryOperator.identity());
  }

  /**
   * @param cut takes the rows that are answered; only theirs are the lists below
   */
  static Future<Records> read(
      Session session, ReadStatement read, Bindings bindings, UnaryOperator<List<Row>> cut) {
    return session
        .read(read, bindings)
        .compose(rows -> descend(session, read, cut.apply(rows), Map.of(), bindings));
  }

  private static Future<Records> descend(
      Session session,
      ReadStatement read,
      List<Row> rows,
      Map<Object, Records.Range> ranges,
      Bindings bindings) {
    if (read.children().isEmpty()) {
      return Future.succeededFuture(new Records(read.cells(), rows, ranges, List.of()));
    }
    List<Future<Records>> children =
        read.children().stream().map(child -> children(session, child, rows, bindings)).toList();
    return Future.all(children)
        .map(
            all ->
                new Records(
                    read.cells(), rows, ranges, children.stream().map(Future::result).toList()));
  }

  private static Future<Records> children(
      Session session, ReadStatement.Child child, List<Row> parents, Bindings bindings) {
    Set<Object> distinct = LinkedHashSet.newLinkedHashSet(parents.size());
    for (Row parent : parents) {
      Object id = parent.getValue(child.parentIdColumn());
      if (id != null) {
        distinct.add(id);
      }
    }
    ReadStatement read = child.read();
    if (distinct.isEmpty()) {
      return descend(session, read, List.of(), Map.of(), bindings);
    }
    Object[] ids =
        distinct.iterator().next() instanceof UUID
            ? distinct.toArray(UUID[]::new)
            : distinct.toArray(String[]::new);
    return session
        .read(read, bindings.withIds(ids))
        .compose(
            rows -> {
              Map<Object, Records.Range> ranges = Records.ranges(rows, read.ordinalColumn(), ids);
              return descend(session, read, rows, ranges, bindings);
            });
  }
}
