package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.MorphRelation;
import io.viginti.catalog.ReferenceField;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.value.WriteRow;
import io.viginti.data.value.WriteRow.Assign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What rows refer to by morph relations, which no foreign key can check: the statement that writes
 * them finds every target and holds it until the transaction ends, so that a destruction either was
 * over before or waits and then finds the new referrer.
 */
public final class MorphTargets {
  private final Map<ReferenceField, Set<UUID>> wanted = new LinkedHashMap<>();

  private MorphTargets() {}

  public static MorphTargets of(CatalogObject object, List<WriteRow> rows) {
    MorphTargets targets = new MorphTargets();
    for (MorphRelation relation : object.morphRelations()) {
      rows.forEach(row -> targets.add(relation, row));
    }
    return targets;
  }

  private void add(MorphRelation relation, WriteRow row) {
    if (row.columns().get(relation.objectColumn()) instanceof Assign(var texts, String table)
        && row.columns().get(relation.idColumn()) instanceof Assign(var ids, UUID id)) {
      for (ReferenceField target : relation.targets()) {
        if (target.target().tableName().equals(table)) {
          wanted.computeIfAbsent(target, none -> new LinkedHashSet<>()).add(id);
        }
      }
    }
  }

  public boolean isEmpty() {
    return wanted.isEmpty();
  }

  /** Finds the first relation one of whose targets is not there: a row with its place, or none. */
  public Statement findMissing() {
    SqlText sql = new SqlText();
    List<String> parts = new ArrayList<>();
    wanted.forEach(
        (relation, ids) ->
            parts.add(
                "select %d as place from unnest(%s) as w(id) where not exists (select from %s as t where %s = w.id)"
                    .formatted(
                        parts.size(),
                        array(sql, ids),
                        SqlText.table(relation.target().tableName()),
                        SqlText.column("t", RecordColumns.id(relation.target()).column()))));
    return sql.toStatement(String.join(" union all ", parts) + " order by place limit 1");
  }

  /** The relation at a place that {@link #findMissing()} answered. */
  public ReferenceField at(int place) {
    return List.copyOf(wanted.keySet()).get(place);
  }

  /** Parts of a {@code with} clause that find and hold the targets; each ends in a comma. */
  String locks(SqlText sql) {
    StringBuilder text = new StringBuilder();
    int index = 0;
    for (Map.Entry<ReferenceField, Set<UUID>> entry : wanted.entrySet()) {
      CatalogObject target = entry.getKey().target();
      String id = SqlText.column("t", RecordColumns.id(target).column());
      text.append(
          "target%d as materialized (select %s from %s as t where %s = any(%s) order by %s for key share), "
              .formatted(
                  index++,
                  id,
                  SqlText.table(target.tableName()),
                  id,
                  array(sql, entry.getValue()),
                  id));
    }
    return text.toString();
  }

  /** Whether all are there; true without any. */
  String areFound() {
    List<String> parts = new ArrayList<>();
    for (Set<UUID> ids : wanted.values()) {
      parts.add("(select count(*) from target%d) = %d".formatted(parts.size(), ids.size()));
    }
    return parts.isEmpty() ? "true" : String.join(" and ", parts);
  }

  private static String array(SqlText sql, Set<UUID> ids) {
    return sql.parameter(Parameter.constant(ids.toArray(UUID[]::new))) + "::uuid[]";
  }
}
