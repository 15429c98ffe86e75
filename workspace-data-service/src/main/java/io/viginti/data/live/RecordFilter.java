package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;

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
   * @throws VigintiException BAD_USER_INPUT with every problem; among them relations, which lead
   *     out of the record
   */
  public static RecordFilter of(CatalogObject object, JsonNode filter) {
    List<Problem> problems = new ArrayList<>();
    Condition condition = new FilterReader(object, problems).read(filter);
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
