package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.RecordOutput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Change, event and answer in one statement.
 *
 * @param prelude parts of the {@code with} clause the change needs, each with its comma
 * @param change a statement that returns the rows written
 * @param links parts that make and cut links of the rows written
 * @param event a statement over the relation {@code written}
 */
record WrittenRows(
    SqlText sql,
    CatalogObject object,
    String prelude,
    String change,
    LinkSql links,
    String event,
    MorphTargets targets) {
  /**
   * @param countsChosen whether the prelude has the relation {@code chosen}
   * @param mustStay whether the rows written must be there to the writer afterwards
   * @param answer null when only ids are wanted
   */
  WriteStatement answering(boolean countsChosen, boolean mustStay, @Nullable RecordOutput answer) {
    RecordCells cells = new RecordCells(new Joins(sql, "t"));
    String idName = SqlText.column("t", RecordColumns.id(object).column());
    int id = cells.column(idName);
    int chosen = countsChosen ? cells.column("(select count(*) from chosen)") : -1;
    List<Cell> answered = answer == null ? List.of() : cells.of(answer, "t");
    List<WriteStatement.Touched> touched = new ArrayList<>();
    if (mustStay) {
      touched.add(new WriteStatement.Touched(object, id, false));
    }
    links
        .touched()
        .forEach(
            (far, relation) ->
                touched.add(
                    new WriteStatement.Touched(
                        far,
                        cells.column(
                            "array(select %s from %s as f)"
                                .formatted(
                                    SqlText.column("f", RecordColumns.id(far).column()), relation)),
                        true)));
    String rows =
        countsChosen
            ? "(select) as one left join written as t on true order by " + idName
            : "written as t";
    String text =
        "with %swritten as (%s), %sevent as (%s) select %s from %s"
            .formatted(prelude, change, links.parts(), event, cells.selectList(), rows);
    return new WriteStatement(sql.toStatement(text), id, chosen, answered, targets, touched);
  }
}
