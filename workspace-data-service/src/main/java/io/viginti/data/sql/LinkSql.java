package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Junction;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.value.LinkChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The parts of a statement that make and cut links. The records on the far side get a new version
 * and an event, each one of each, in however many lists they come or go; the record that is written
 * itself has an event already, which tells of its lists.
 */
final class LinkSql {
  private static final String WRITTEN = " using written as w";

  private final SqlText sql;
  private final Outbox outbox;
  private final WriteScope scope;
  private final List<String> parts = new ArrayList<>();
  private final List<Moved> moved = new ArrayList<>();
  private final Map<CatalogObject, String> touched = new LinkedHashMap<>();

  /**
   * A part that returns the links it made or cut.
   *
   * @param name its columns are {@code a}, the record one comes from, and {@code b}
   */
  private record Moved(String name, Junction junction) {}

  LinkSql(SqlText sql, Outbox outbox, WriteScope scope) {
    this.sql = sql;
    this.outbox = outbox;
    this.scope = scope;
  }

  /** What an update asks for, of every row of {@code written}. */
  void change(CatalogObject object, List<LinkChange> changes) {
    String own = SqlText.column("w", RecordColumns.id(object).column());
    for (LinkChange change : changes) {
      Junction junction = change.junction();
      String to = SqlText.column("j", junction.toColumn());
      String isOwn = SqlText.column("j", junction.fromColumn()) + " = " + own + " and ";
      if (change.isWhole()) {
        cut(
            junction,
            WRITTEN,
            isOwn + "not %s = any(%s)".formatted(to, ids(change.connect())) + isThere(junction));
      } else if (!change.disconnect().isEmpty()) {
        cut(
            junction,
            WRITTEN,
            isOwn + "%s = any(%s)".formatted(to, ids(change.disconnect())) + isThere(junction));
      }
      if (!change.connect().isEmpty()) {
        tie(
            junction,
            "select %s, k.id from written as w, unnest(%s) as k(id)"
                .formatted(own, ids(change.connect())));
      }
    }
    tell(target -> target == object ? isNotWritten(object) : "");
  }

  /** A link to a record that is not there to whoever writes stays as it is. */
  private String isThere(Junction junction) {
    return scope.sees().restrict(junction.to())
        ? " and "
            + VisibleSql.exists(
                junction.to(),
                SqlText.column("j", junction.toColumn()),
                scope.sees().of(junction.to()),
                sql)
        : "";
  }

  private static String isNotWritten(CatalogObject object) {
    String id = RecordColumns.id(object).column();
    return " where not exists (select from written as w where %s = %s)"
        .formatted(SqlText.column("w", id), SqlText.column("t", id));
  }

  /**
   * What updates ask for, each of a row of its own.
   *
   * @param ids of the rows of {@code written}, in the order of the changes
   */
  void changeEach(CatalogObject object, List<UUID> ids, List<List<LinkChange>> changes) {
    Set<Junction> junctions = new LinkedHashSet<>();
    changes.forEach(row -> row.forEach(change -> junctions.add(change.junction())));
    String own = SqlText.column("w", RecordColumns.id(object).column());
    for (Junction junction : junctions) {
      Pairs wanted = new Pairs();
      Pairs unwanted = new Pairs();
      List<UUID> whole = new ArrayList<>();
      for (int row = 0; row < ids.size(); row++) {
        for (LinkChange change : changes.get(row)) {
          if (change.junction().equals(junction)) {
            wanted.add(ids.get(row), change.connect());
            unwanted.add(ids.get(row), change.disconnect());
            whole.addAll(change.isWhole() ? List.of(ids.get(row)) : List.of());
          }
        }
      }
      String from = SqlText.column("j", junction.fromColumn());
      String to = SqlText.column("j", junction.toColumn());
      cut(
          junction,
          WRITTEN,
          "%s = %s and (exists (%s) or %s = any(%s) and not exists (%s))"
                  .formatted(
                      from, own, has(unwanted, from, to), from, ids(whole), has(wanted, from, to))
              + isThere(junction));
      tie(
          junction,
          "select %s, k.id from written as w join %s as k(own, id) on k.own = %s"
              .formatted(own, unnest(wanted), own));
    }
    tell(target -> target == object ? isNotWritten(object) : "");
  }

  /** Links as two lists of the same length. */
  private static final class Pairs {
    private final List<UUID> from = new ArrayList<>();
    private final List<UUID> to = new ArrayList<>();

    void add(UUID own, List<UUID> others) {
      for (UUID other : others) {
        from.add(own);
        to.add(other);
      }
    }
  }

  private String has(Pairs pairs, String from, String to) {
    return "select from %s as k(own, id) where k.own = %s and k.id = %s"
        .formatted(unnest(pairs), from, to);
  }

  private String unnest(Pairs pairs) {
    return "unnest(%s, %s)".formatted(ids(pairs.from), ids(pairs.to));
  }

  /**
   * The links of new records.
   *
   * @param changes of each row; {@code given} has the rows' places and ids
   */
  void create(CatalogObject object, List<List<LinkChange>> changes) {
    Map<Junction, List<Integer>> places = new LinkedHashMap<>();
    Map<Junction, List<UUID>> targets = new LinkedHashMap<>();
    for (int row = 0; row < changes.size(); row++) {
      for (LinkChange change : changes.get(row)) {
        for (UUID id : change.connect()) {
          places.computeIfAbsent(change.junction(), none -> new ArrayList<>()).add(row + 1);
          targets.computeIfAbsent(change.junction(), none -> new ArrayList<>()).add(id);
        }
      }
    }
    String id = SqlText.column("w", RecordColumns.id(object).column());
    targets.forEach(
        (junction, all) -> {
          Integer[] rows = places.getOrDefault(junction, List.of()).toArray(Integer[]::new);
          tie(
              junction,
              "select %s, k.id from written as w join given as g on g.id = %s join unnest(%s::integer[], %s) as k(n, id) on k.n = g.n"
                  .formatted(id, id, sql.parameter(Parameter.constant(rows)), ids(all)));
        });
    tell(target -> "");
  }

  /**
   * Links of records that are to be destroyed; {@code doomed} of an object are not told.
   *
   * @param most links of a way; 0 for all
   */
  void destroy(
      Map<Junction, List<UUID>> links, Function<CatalogObject, List<UUID>> doomed, int most) {
    links.forEach(
        (junction, all) -> {
          String from = SqlText.column("j", junction.fromColumn());
          String to = SqlText.column("j", junction.toColumn());
          String ofThese = from + " = any(" + ids(all) + ")";
          cut(
              junction,
              "",
              most == 0
                  ? ofThese
                  : "(%1$s, %2$s) in (select %1$s, %2$s from %3$s as j where %4$s limit %5$d)"
                      .formatted(from, to, SqlText.table(junction.table()), ofThese, most));
        });
    tell(
        target -> {
          List<UUID> gone = doomed.apply(target);
          return gone.isEmpty()
              ? ""
              : " where not %s = any(%s)"
                  .formatted(SqlText.column("t", RecordColumns.id(target).column()), ids(gone));
        });
  }

  private void cut(Junction junction, String using, String condition) {
    String name = "cut" + moved.size();
    parts.add(
        "%s as (delete from %s as j%s where %s returning %s as a, %s as b)"
            .formatted(
                name,
                SqlText.table(junction.table()),
                using,
                condition,
                SqlText.column("j", junction.fromColumn()),
                SqlText.column("j", junction.toColumn())));
    moved.add(new Moved(name, junction));
  }

  private void tie(Junction junction, String links) {
    String name = "tied" + moved.size();
    String from = SqlText.quoted(junction.fromColumn());
    String to = SqlText.quoted(junction.toColumn());
    parts.add(
        "%s as (insert into %s (%s, %s) %s on conflict do nothing returning %s as a, %s as b)"
            .formatted(name, SqlText.table(junction.table()), from, to, links, from, to));
    moved.add(new Moved(name, junction));
  }

  /**
   * New versions and events of the far sides, locked in the order of their ids.
   *
   * @param except a {@code where} that leaves out what the statement writes elsewhere
   */
  private void tell(Function<CatalogObject, String> except) {
    Map<CatalogObject, List<String>> lists = new LinkedHashMap<>();
    for (Moved part : moved) {
      part.junction()
          .inverseName()
          .ifPresent(
              field ->
                  lists
                      .computeIfAbsent(part.junction().to(), none -> new ArrayList<>())
                      .add(
                          "select b, %s::text as field from %s"
                              .formatted(SqlText.literal(field), part.name())));
    }
    lists.forEach(
        (object, selects) ->
            tell(object, String.join(" union all ", selects), except.apply(object)));
  }

  private void tell(CatalogObject object, String changes, String except) {
    int place = parts.size();
    if (scope.sees().restrict(object)) {
      touched.put(object, "touched" + place);
    }
    String table = SqlText.table(object.tableName());
    String id = SqlText.column("t", RecordColumns.id(object).column());
    parts.add(
        "far%d as materialized (select %s as id, u.fields from %s as t join (select b, array_agg(distinct field) as fields from (%s) as c group by b) as u on u.b = %s%s order by %s for no key update of t)"
            .formatted(place, id, table, changes, id, except, id));
    List<String> assignments = new ArrayList<>();
    String updatedAt = RecordColumns.updatedAt(object).column();
    assignments.add(SqlText.quoted(updatedAt) + " = " + WriteSql.moment(object));
    for (CompositeField.Part part : RecordColumns.updatedBy(object).parts()) {
      assignments.add(
          SqlText.quoted(part.column())
              + " = "
              + sql.constant(scope.actor().part(part.name()), part.columnType()));
    }
    parts.add(
        "touched%d as (update %s as t set %s from (select clock_timestamp() as at) as m, far%d as f where %s = f.id returning new.*, to_json(old) as \"$before\", to_json(new) as \"$after\", f.fields as \"$fields\")"
            .formatted(place, table, String.join(", ", assignments), place, id));
    parts.add(
        "told%d as (%s)"
            .formatted(
                place,
                outbox.insert(
                    object,
                    "'UPDATED'",
                    "touched" + place + " as t",
                    id,
                    "t.\"$before\"",
                    "t.\"$after\"",
                    "t.\"$fields\"",
                    SqlText.column("t", updatedAt))));
  }

  /** The parts, each with its comma; empty without links. */
  String parts() {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part).append(", "));
    return text.toString();
  }

  /** The relations that hold the records on the far side as they are now. */
  Map<CatalogObject, String> touched() {
    return touched;
  }

  /** {@code fields} and the lists in which something changed for the row {@code t}. */
  String updatedFields(CatalogObject object, String fields) {
    List<String> names = new ArrayList<>();
    String id = SqlText.column("t", RecordColumns.id(object).column());
    for (Moved part : moved) {
      Junction junction = part.junction();
      junction.name().ifPresent(field -> names.add(ifMoved(part, "a", id, field)));
      if (junction.to() == object) {
        junction.inverseName().ifPresent(field -> names.add(ifMoved(part, "b", id, field)));
      }
    }
    return names.isEmpty()
        ? fields
        : "array(select distinct f from unnest(%s || array[%s]::text[]) as f where f is not null order by f)"
            .formatted(fields, String.join(", ", names));
  }

  private static String ifMoved(Moved part, String column, String id, String field) {
    return "case when exists (select from %s as l where l.%s = %s) then %s end"
        .formatted(part.name(), column, id, SqlText.literal(field));
  }

  private String ids(List<UUID> ids) {
    String parameter = sql.parameter(Parameter.constant(ids.toArray(UUID[]::new)));
    return SqlText.castArray(parameter, ColumnType.UUID);
  }
}
