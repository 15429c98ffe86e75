package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RowRules;
import io.viginti.data.sql.Bindings;
import io.viginti.data.sql.VisibleSql;
import io.viginti.data.sql.WriteStatement;
import io.viginti.platform.error.VigintiException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which records are there to a caller, where that is not all of them. */
public final class SeenRecords {
  private SeenRecords() {}

  /** Whether one record is there just now. */
  public static Future<Boolean> isThere(
      Session session, Bindings bindings, CatalogObject object, Condition rule, UUID record) {
    return session
        .run(VisibleSql.findHidden(object, new UUID[] {record}, rule), bindings)
        .map(hidden -> hidden.size() == 0);
  }

  /** Of the ids those of records that are there, in their order. */
  static Future<UUID[]> among(
      Session session, Mutation mutation, CatalogObject object, UUID[] ids) {
    RowRules rules = mutation.scope().sees();
    if (ids.length == 0 || !rules.restrict(object)) {
      return Future.succeededFuture(ids);
    }
    return session
        .run(VisibleSql.find(object, ids, rules.of(object)), mutation.bindings())
        .map(
            found -> {
              Set<UUID> seen = new HashSet<>(List.of(Mutation.ids(found, 0)));
              return Arrays.stream(ids).filter(seen::contains).toArray(UUID[]::new);
            });
  }

  /** Ends the transaction of a write by which one of the records would be lost from sight. */
  static Future<List<Row>> requireTouched(
      Session inside, Mutation mutation, WriteStatement write, List<Row> rows) {
    Future<List<Row>> checked = Future.succeededFuture(rows);
    for (WriteStatement.Touched touched : write.touched()) {
      UUID[] ids = ids(touched, rows);
      checked =
          checked.compose(
              before -> require(inside, mutation, touched.object(), ids).map(done -> rows));
    }
    return checked;
  }

  private static UUID[] ids(WriteStatement.Touched touched, List<Row> rows) {
    if (!touched.isList()) {
      return Mutation.ids(rows, touched.column());
    }
    return rows.isEmpty() ? new UUID[0] : rows.getFirst().getArrayOfUUIDs(touched.column());
  }

  /** The same of given records. */
  static Future<Void> require(Session inside, Mutation mutation, CatalogObject object, UUID[] ids) {
    RowRules rules = mutation.plan().rights().rules();
    if (ids.length == 0 || !rules.restrict(object)) {
      return Future.succeededFuture();
    }
    return inside
        .run(VisibleSql.findHidden(object, ids, rules.of(object)), mutation.bindings())
        .compose(
            hidden ->
                hidden.size() == 0
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        VigintiException.forbidden(
                            "The role's row rule would hide the %s written"
                                .formatted(object.names().type()))));
  }
}
