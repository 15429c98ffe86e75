package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.UniqueKey;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RecordColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finding the records that inputs are about or relate to, by id or unique values. */
public final class UpsertSql {
  private UpsertSql() {}

  /**
   * Values of one key that several inputs give.
   *
   * @param leaves the columns of the key
   * @param places of the inputs
   * @param values per input one value for each leaf
   */
  public record Sought(
      List<? extends Leaf> leaves, List<Integer> places, List<List<Object>> values) {
    /** Of a unique key. */
    public static Sought of(UniqueKey key) {
      return new Sought(key.leaves(), new ArrayList<>(), new ArrayList<>());
    }

    public void add(int place, List<Object> given) {
      places.add(place);
      values.add(given);
    }
  }

  /**
   * Keeps others who upsert the same keys waiting until the transaction ends.
   *
   * @param keys hashed, ascending: everybody locks in the same order
   */
  public static Statement lock(Long[] keys) {
    SqlText sql = new SqlText();
    String parameter = sql.parameter(Parameter.constant(keys)) + "::bigint[]";
    return sql.toStatement(
        "select count(pg_advisory_xact_lock(k)) from unnest(" + parameter + ") as k");
  }

  /**
   * Finds live records, to be changed by nobody else: rows of the input's place, id and deletedAt.
   *
   * @param sought not empty
   */
  public static Statement findLive(CatalogObject object, List<Sought> sought, WriteScope scope) {
    State state = new State(" is null", scope.sees().of(object));
    return find(object, sought, state, "update", new SqlText());
  }

  /**
   * The same of deleted records. Those whose destruction is under way are as good as gone.
   *
   * @param sought not empty
   */
  public static Statement findDeleted(CatalogObject object, List<Sought> sought, WriteScope scope) {
    SqlText sql = new SqlText();
    String id = SqlText.column("t", RecordColumns.id(object).column());
    UUID workspace = scope.workspaceId();
    String isDeleted =
        " is not null and not " + DestructionSql.isPending(object, id, workspace, sql);
    return find(object, sought, new State(isDeleted, scope.sees().of(object)), "update", sql);
  }

  /**
   * Finds live records, to be destroyed by nobody else until the transaction ends: rows of the
   * input's place and id.
   *
   * @param sought not empty
   */
  public static Statement findRelated(CatalogObject object, List<Sought> sought, Condition rule) {
    return find(object, sought, new State(" is null", rule), "key share", new SqlText());
  }

  /**
   * Which records are looked at.
   *
   * @param deletedAt what follows the column
   * @param rule of those that are there to whoever writes
   */
  private record State(String deletedAt, Condition rule) {}

  private static Statement find(
      CatalogObject object, List<Sought> sought, State state, String lock, SqlText sql) {
    List<String> parts = new ArrayList<>();
    for (Sought one : sought) {
      String found = find(object, one, state, sql) + " for " + lock + " of t";
      parts.add("select * from (" + found + ") as f" + parts.size());
    }
    return sql.toStatement(String.join(" union all ", parts));
  }

  private static String find(CatalogObject object, Sought sought, State state, SqlText sql) {
    RowArrays rows = new RowArrays(sql, sought.places().size());
    String place = rows.add(ColumnType.INTEGER, sought.places()::get);
    List<String> equal = new ArrayList<>();
    for (int i = 0; i < sought.leaves().size(); i++) {
      int at = i;
      Leaf leaf = sought.leaves().get(i);
      String value = rows.add(leaf.columnType(), row -> sought.values().get(row).get(at));
      String own = SqlText.column("t", leaf.column());
      equal.add(own + " = " + value);
      if (sought.leaves().size() > 1 && leaf.columnType() == ColumnType.TEXT) {
        equal.add(TextDigest.of(own) + " = " + TextDigest.of(value)); // as the index has it
      }
    }
    String deletedAt = SqlText.column("t", RecordColumns.deletedAt(object).column());
    equal.add(deletedAt + state.deletedAt());
    Joins joins = new Joins(sql, "t");
    String visible =
        state.rule() == Condition.Known.TRUE
            ? ""
            : " where " + new ConditionSql(sql, joins).render(state.rule());
    return "select %s as place, %s as id, %s as deleted from %s join %s as t on %s%s%s"
        .formatted(
            place,
            SqlText.column("t", RecordColumns.id(object).column()),
            deletedAt,
            rows.relation(),
            SqlText.table(object.tableName()),
            String.join(" and ", equal),
            joins.text(),
            visible);
  }
}
