package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.DateGranularity;
import io.viginti.catalog.Leaf;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures over records, of each group or of all.
 *
 * @param filter in the form of the API; null when none is given
 * @param dimensions what makes a group; empty when there are no groups
 * @param members what is answered of a group's records; null for nothing
 */
record GroupsRequest(
    CatalogObject object,
    @Nullable ObjectNode filter,
    Figures figures,
    List<Dimension> dimensions,
    List<Sort> order,
    @Nullable Integer limit,
    @Nullable Members members) {

  /**
   * One value that groups are made by.
   *
   * @param input in the form of the API
   * @param place where the value is, in the form of an order
   * @param granularity null for the value itself
   * @param zone of a moment
   */
  record Dimension(
      JsonNode input,
      JsonNode place,
      Leaf leaf,
      @Nullable DateGranularity granularity,
      ZoneId zone) {}

  /**
   * One key of the order.
   *
   * @param input in the form of the API
   */
  sealed interface Sort {
    JsonNode input();

    String direction();
  }

  /**
   * @param dimension its place
   */
  record ByDimension(JsonNode input, int dimension, String direction) implements Sort {}

  record ByFigure(JsonNode input, Figures.Figure figure, String direction) implements Sort {}

  record Members(@Nullable Integer limit, List<Request.Item> selection) {}
}
