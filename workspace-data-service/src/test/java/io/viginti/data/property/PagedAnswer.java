package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.ObjectNames;
import java.util.ArrayList;
import java.util.List;

/** A list read page by page through its connection. */
final class PagedAnswer {
  private static final int MOST_PAGES = 200;

  private final Ask ask;
  private final Request request;
  private final int size;

  PagedAnswer(Ask ask, Request request, int size) {
    this.ask = ask;
    this.request = request;
    this.size = size;
  }

  /** Whoever answers requests of GraphQL. */
  interface Ask {
    JsonNode answer(String query, JsonNode variables);
  }

  /** Ids from the first page on, and the total that the first page counts. */
  record Pages(List<String> ids, int total) {}

  Pages forwards() {
    return read("first", "after", "hasNextPage", "endCursor");
  }

  /** Ids in the list's own order. */
  Pages backwards() {
    return read("last", "before", "hasPreviousPage", "startCursor");
  }

  private Pages read(String count, String from, String more, String cursor) {
    ObjectNames names = request.object().names();
    String text =
        "query ($filter: %s, $orderBy: [%s!], $n: Int, $cursor: String) { answer: %sConnection(filter: $filter, orderBy: $orderBy, %s: $n, %s: $cursor) { edges { node { id } } pageInfo { more: %s cursor: %s } totalCount } }"
            .formatted(
                names.filterInput(), names.orderByInput(), names.many(), count, from, more, cursor);
    ObjectNode variables = JsonNodeFactory.instance.objectNode().put("n", size);
    if (request.filter() != null) {
      variables.set("filter", request.filter());
    }
    if (request.orderBy() != null) {
      variables.set("orderBy", request.orderBy());
    }
    List<String> ids = new ArrayList<>();
    int total = -1;
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode all = ask.answer(text, variables);
      JsonNode answer = all.path("data").path("answer");
      if (!answer.isObject()) {
        throw new IllegalStateException("no page: " + all);
      }
      List<String> found = new ArrayList<>();
      answer.path("edges").forEach(edge -> found.add(edge.path("node").path("id").textValue()));
      ids.addAll(from.equals("after") ? ids.size() : 0, found);
      total = total < 0 ? answer.path("totalCount").intValue() : total;
      if (!answer.path("pageInfo").path("more").booleanValue()) {
        return new Pages(ids, total);
      }
      variables.set("cursor", answer.path("pageInfo").path("cursor"));
    }
    throw new IllegalStateException("the pages do not end");
  }
}
