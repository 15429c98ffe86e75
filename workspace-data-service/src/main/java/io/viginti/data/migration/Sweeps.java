package io.viginti.data.migration;

import io.viginti.contracts.migration.MigrationAction.FillColumn;
import io.viginti.contracts.migration.MigrationAction.MirrorColumn;
import io.viginti.contracts.migration.MigrationAction.ReplaceValues;
import io.viginti.contracts.shape.ColumnType;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes of values that rows already hold. */
final class Sweeps {
  private Sweeps() {}

  static Step.Sweep fill(FillColumn fill, TableFacts facts) {
    String column = Ddl.identifier(fill.column());
    return new Step.Sweep(
        fill.table(),
        fill.column(),
        column + " = " + fillValue(fill, facts),
        "t." + column + " is null");
  }

  static String fillValue(FillColumn fill, TableFacts facts) {
    ColumnType type = facts.typeOf(fill.table(), fill.column());
    if (type == null) {
      throw new IllegalArgumentException("no column " + fill.table() + "." + fill.column());
    }
    return Ddl.literal(fill.value(), type);
  }

  static Step.Sweep mirror(MirrorColumn mirror) {
    String converted =
        Conversion.convert(
            "t." + Ddl.identifier(mirror.from()), mirror.fromType(), mirror.toType());
    String to = Ddl.identifier(mirror.to());
    return new Step.Sweep(
        mirror.table(),
        mirror.to(),
        to + " = " + converted,
        "t." + to + " is distinct from " + converted);
  }

  static Step.Sweep replace(ReplaceValues replace) {
    String column = "t." + Ddl.identifier(replace.column());
    Map<String, String> literals = new TreeMap<>();
    replace.keys().forEach((key, next) -> literals.put(Ddl.text(key), textOrNull(next)));
    StringBuilder choice = new StringBuilder();
    literals.forEach(
        (key, next) -> choice.append(" when ").append(key).append(" then ").append(next));
    String keys = "array[" + String.join(", ", literals.keySet()) + "]::text[]";
    boolean isList = replace.type() == ColumnType.TEXT_ARRAY;
    String value =
        isList
            ? "(select coalesce(array_agg(n.v order by n.at) filter (where n.v is not null), '{}')"
                + " from (select min(o) as at, v from (select o, case k"
                + choice
                + " else k end as v from unnest("
                + column
                + ") with ordinality u(k, o)) c group by v) n)"
            : "case " + column + choice + " end";
    return new Step.Sweep(
        replace.table(),
        replace.column(),
        Ddl.identifier(replace.column()) + " = " + value,
        isList ? column + " && " + keys : column + " = any(" + keys + ")");
  }

  private static String textOrNull(@Nullable String value) {
    return value == null ? "null" : Ddl.text(value);
  }
}
