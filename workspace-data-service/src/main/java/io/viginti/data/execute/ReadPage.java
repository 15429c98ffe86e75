package io.viginti.data.execute;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.viginti.data.plan.ConnectionPlan;
import io.viginti.data.query.Operand;
import io.viginti.data.sql.Bindings;
import io.viginti.data.sql.Cursor;
import io.viginti.data.sql.Operands;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a page of a connection, and beside it how many rows all pages have. */
final class ReadPage {
  private static final Records NO_ROWS = new Records(List.of(), List.of(), Map.of(), List.of());

  private ReadPage() {}

  /**
   * A page.
   *
   * @param hasNext whether rows follow
   * @param hasPrevious whether rows come before
   * @param total of all pages; -1 when it was not counted
   */
  record Page(Records rows, boolean hasNext, boolean hasPrevious, long total) {}

  /**
   * The bindings with the cursors of the request.
   *
   * @throws VigintiException when one is not of this list
   */
  static Bindings open(CompiledRoot.Connection root, Bindings bindings, CursorSeal seal) {
    ConnectionPlan.Window window = root.plan().window();
    return bindings.withCursors(
        cursor(root, window.after(), "after", bindings, seal),
        cursor(root, window.before(), "before", bindings, seal));
  }

  private static @Nullable Cursor cursor(
      CompiledRoot.Connection root,
      Operand operand,
      String argument,
      Bindings bindings,
      CursorSeal seal) {
    JsonNode given = operand.resolve(bindings.variables());
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    if (!given.isTextual()) {
      throw VigintiException.badInput(argument + " must be a cursor");
    }
    return seal.open(root.statements().cursors(), given.textValue(), argument);
  }

  /**
   * @param bindings with the cursors
   */
  static Future<Page> read(Session session, CompiledRoot.Connection root, Bindings bindings) {
    Future<Long> total =
        root.total()
            .map(
                count ->
                    session
                        .run(count.statement(), bindings)
                        .map(rows -> rows.iterator().next().getLong(0)))
            .orElseGet(() -> Future.succeededFuture(-1L));
    Future<Page> page =
        root.plan().readsRows()
            ? rows(session, root, bindings)
            : Future.succeededFuture(new Page(NO_ROWS, false, false, -1));
    return Future.all(page, total)
        .map(
            both ->
                new Page(
                    page.result().rows(),
                    page.result().hasNext(),
                    page.result().hasPrevious(),
                    total.result()));
  }

  private static Future<Page> rows(
      Session session, CompiledRoot.Connection root, Bindings bindings) {
    long size = Operands.pageSize(root.plan(), bindings);
    boolean isBackward = root.plan().window().isBackward();
    boolean[] hasMore = new boolean[1];
    return ReadRecords.read(
            session,
            root.statements().of(bindings.after(), bindings.before()),
            bindings,
            rows -> {
              hasMore[0] = rows.size() > size;
              List<Row> page = new ArrayList<>(hasMore[0] ? rows.subList(0, (int) size) : rows);
              if (isBackward) {
                Collections.reverse(page);
              }
              return page;
            })
        .map(
            records ->
                new Page(
                    records,
                    isBackward ? bindings.before() != null : hasMore[0],
                    isBackward ? hasMore[0] : bindings.after() != null,
                    -1));
  }
}
