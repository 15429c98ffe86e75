package io.viginti.data.sql;

import io.viginti.catalog.Junction;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.ToManyField;
import io.viginti.data.plan.RecordColumns;

/**
 * How the records of a list are told from the others of their table.
 *
 * @param join over the table of links; empty when there is none
 * @param condition that a record belongs to the list
 */
record ListMembers(String join, String condition) {
  /** Of everything: no list at all. */
  static final ListMembers ALL = new ListMembers("", "");

  /**
   * @param alias of the list's records
   * @param parent expression of the id that the list belongs to
   */
  static ListMembers of(ToManyField.Link link, String alias, String parent) {
    return switch (link) {
      case ToManyField.ByColumn(ReferenceField inverse) ->
          new ListMembers(
              "",
              SqlText.column(alias, inverse.idColumn())
                  + " = "
                  + parent
                  + Joins.leadsTo(alias, inverse));
      case ToManyField.ByJunction(Junction junction) -> {
        String links = "j" + alias;
        yield new ListMembers(
            " join %s as %s on %s = %s"
                .formatted(
                    SqlText.table(junction.table()),
                    links,
                    SqlText.column(links, junction.toColumn()),
                    SqlText.column(alias, RecordColumns.id(link.target()).column())),
            SqlText.column(links, junction.fromColumn()) + " = " + parent);
      }
    };
  }
}
