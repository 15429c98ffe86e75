package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.RecordOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Change, event and answer in one statement.
 *
 * @param prelude parts of the {@code with} clause the change needs, each with its comma
 * @param change a statement that returns the rows written
 * @param links parts that make and cut links of the rows written, each with its comma
 * @param event a statement over the relation {@code written}
 */
record WrittenRows(
    SqlText sql,
    CatalogObject object,
    String prelude,
    String change,
    String links,
    String event,
    MorphTargets targets) {
  /**
   * @param countsChosen whether the prelude has the relation {@code chosen}
   * @param answer null when only ids are wanted
   */
  WriteStatement answering(boolean countsChosen, @Nullable RecordOutput answer) {
    RecordCells cells = new RecordCells(new Joins("t"));
    String idName = SqlText.column("t", RecordColumns.id(object).column());
    int id = cells.column(idName);
    int chosen = countsChosen ? cells.column("(select count(*) from chosen)") : -1;
    List<Cell> answered = answer == null ? List.of() : cells.of(answer, "t");
    String rows =
        countsChosen
            ? "(select) as one left join written as t on true order by " + idName
            : "written as t";
    String text =
        "with %swritten as (%s), %sevent as (%s) select %s from %s"
            .formatted(prelude, change, links, event, cells.selectList(), rows);
    return new WriteStatement(sql.toStatement(text), id, chosen, answered, targets);
  }
}
