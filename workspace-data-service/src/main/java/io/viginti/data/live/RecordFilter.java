package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A record filter of the public API, evaluated in memory on a record's own fields. It holds exactly
 * where the compiled SQL would select the record.
 */
public final class RecordFilter {
  private final Condition condition;

  private RecordFilter(Condition condition) {
    this.condition = condition;
  }

  /**
   * Reads a filter.
   *
   * @param filter in the form of the object's filter input
   * @param mayName which fields it may name
   * @throws VigintiException FORBIDDEN for a field that it may not name; BAD_USER_INPUT with every
   *     problem, among them relations, which lead out of the record
   */
  public static RecordFilter of(
      CatalogObject object, JsonNode filter, Predicate<CatalogField> mayName) {
    List<Problem> problems = new ArrayList<>();
    List<Problem> forbidden = new ArrayList<>();
    Condition condition = new FilterReader(object, mayName, problems, forbidden).read(filter);
    if (!forbidden.isEmpty()) {
      throw VigintiException.of(
          ErrorCode.FORBIDDEN, forbidden.getFirst().message(), null, forbidden);
    }
    if (!problems.isEmpty()) {
      throw VigintiException.badInput("The filter is not valid", problems);
    }
    return new RecordFilter(condition);
  }

  /**
   * @param record in its API form; a field that is absent is null
   */
  public boolean matches(JsonNode record) {
    return condition.test(record) == Truth.TRUE;
  }
}
