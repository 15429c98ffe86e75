package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** Answers requests from records in memory, as plainly as can be. */
final class ReferenceAnswer {
  private static final int DEFAULT_ROWS = 60;
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private final Records records;
  private final ReferenceFilter filters;
  private final ReferenceOrder orders;

  ReferenceAnswer(Records records) {
    this.records = records;
    this.filters = new ReferenceFilter(records);
    this.orders = new ReferenceOrder(records);
  }

  ArrayNode list(Request request) {
    return list(request, records.of(request.object()));
  }

  ObjectNode figures(GroupsRequest request) {
    return ReferenceFigures.answer(request.figures(), selected(request));
  }

  private List<ObjectNode> selected(GroupsRequest request) {
    return filters.select(request.object(), records.of(request.object()), request.filter());
  }

  ArrayNode groups(GroupsRequest request) {
    ReferenceGroups groups = new ReferenceGroups(records, request);
    ArrayNode answer = NODES.arrayNode();
    for (ReferenceGroups.Group group : groups.of(selected(request))) {
      ObjectNode one = ReferenceFigures.answer(request.figures(), group.records());
      ArrayNode key = one.putArray("key");
      group.key().forEach(key::add);
      if (request.members() != null) {
        ArrayNode members = one.putArray("records");
        group.records().stream()
            .sorted(Comparator.comparing(Records::id))
            .limit(request.members().limit() == null ? DEFAULT_ROWS : request.members().limit())
            .forEach(record -> members.add(select(record, request.members().selection())));
      }
      answer.add(one);
    }
    return answer;
  }

  private ArrayNode list(Request request, List<ObjectNode> from) {
    ArrayNode answer = NODES.arrayNode();
    filters.select(request.object(), from, request.filter()).stream()
        .sorted(orders.comparator(request.object(), request.orderBy()))
        .skip(request.offset() == null ? 0 : request.offset())
        .limit(request.limit() == null ? DEFAULT_ROWS : request.limit())
        .forEach(record -> answer.add(select(record, request.selection())));
    return answer;
  }

  private ObjectNode select(ObjectNode record, List<Request.Item> selection) {
    ObjectNode answer = NODES.objectNode();
    for (Request.Item item : selection) {
      switch (item) {
        case Request.Plain plain -> answer.set(plain.name(), record.path(plain.name()));
        case Request.Parts parts -> {
          ObjectNode composite = answer.putObject(parts.field().name());
          JsonNode stored = record.path(parts.field().name());
          parts.names().forEach(name -> composite.set(name, stored.path(name)));
        }
        case Request.One one -> answer.set(one.field().name(), one(record, one));
        case Request.Many many ->
            answer.set(
                many.field().name(), list(many.request(), records.list(many.field(), record)));
        case Request.Measured measured ->
            answer.set(
                measured.field().aggregateName(),
                ReferenceFigures.answer(
                    measured.figures(),
                    filters.select(
                        measured.field().target(),
                        records.list(measured.field(), record),
                        measured.filter())));
      }
    }
    return answer;
  }

  private JsonNode one(ObjectNode record, Request.One one) {
    return records
        .find(one.field(), record)
        .filter(target -> !Records.isDeleted(target))
        .<JsonNode>map(target -> select(target, one.selection()))
        .orElse(NullNode.instance);
  }
}
