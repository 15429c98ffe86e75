package io.viginti.data.migration;

import io.viginti.platform.error.VigintiException;
import java.sql.SQLException;
import java.util.Optional;

/** What PostgreSQL's refusals mean to whoever asked for the change. */
final class Refusals {
  private Refusals() {}

  /**
   * @param what the subject of the message
   * @return CONFLICT when the rows are why; empty when they are not
   */
  static Optional<VigintiException> explain(SQLException e, String what) {
    String state = String.valueOf(e.getSQLState());
    String reason =
        switch (state) {
          case "23502", "23514" -> " needs a value in every record";
          case "23503" -> " points at records that are not there";
          case "23505" -> " would hold duplicates";
          case "54000" -> " holds values that are too long";
          default -> state.startsWith("22") ? " holds values that do not fit" : "";
        };
    return reason.isEmpty()
        ? Optional.empty()
        : Optional.of(VigintiException.conflict(what + reason));
  }
}
