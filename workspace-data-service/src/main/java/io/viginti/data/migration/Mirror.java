package io.viginti.data.migration;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.migration.MigrationAction.MirrorColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trigger that keeps two columns of different type equal while versions that know either are
 * running. What the new column can hold and the old one cannot is null in the old one.
 */
final class Mirror {
  private final Ddl ddl;
  private final String table;
  private final String to;

  Mirror(Ddl ddl, String table, String to) {
    this.ddl = ddl;
    this.table = table;
    this.to = to;
  }

  private String name() {
    return Ddl.identifier(Ddl.shortened("mirror_" + table + "_" + to));
  }

  /**
   * @param newDefault the new column's default: an insert that shows it comes from a writer that
   *     only knows the old column, or means the same
   */
  List<String> create(MirrorColumn action, @Nullable JsonNode newDefault) {
    String from = "new." + Ddl.identifier(action.from());
    String into = "new." + Ddl.identifier(action.to());
    String forth =
        into + " := " + Conversion.convert(from, action.fromType(), action.toType()) + ";";
    String back =
        "begin "
            + from
            + " := "
            + Conversion.convert(into, action.toType(), action.fromType())
            + "; exception when data_exception then "
            + from
            + " := null; end;";
    String untouched =
        newDefault == null || newDefault.isNull()
            ? into + " is null"
            : into + " is not distinct from " + Ddl.literal(newDefault, action.toType());
    String function =
        "create or replace function "
            + ddl.schema()
            + "."
            + name()
            + "() returns trigger language plpgsql as $mirror$ begin"
            + " if tg_op = 'INSERT' then if "
            + untouched
            + " then "
            + forth
            + " else "
            + back
            + " end if; elsif "
            + from
            + " is distinct from "
            + from.replaceFirst("new", "old")
            + " then "
            + forth
            + " elsif "
            + into
            + " is distinct from "
            + into.replaceFirst("new", "old")
            + " then "
            + back
            + " end if; return new; end $mirror$";
    String trigger =
        "create or replace trigger "
            + name()
            + " before insert or update on "
            + ddl.table(table)
            + " for each row execute function "
            + ddl.schema()
            + "."
            + name()
            + "()";
    return List.of(function, trigger);
  }

  List<String> drop() {
    return List.of(
        "drop trigger if exists " + name() + " on " + ddl.table(table),
        "drop function if exists " + ddl.schema() + "." + name() + "()");
  }
}
