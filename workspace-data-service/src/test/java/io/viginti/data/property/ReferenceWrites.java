package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Junction;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.contracts.shape.OnDelete;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes to records in memory, as API.md words them, and the events they make. */
final class ReferenceWrites {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private final Records records;
  private final List<Event> events = new ArrayList<>();

  ReferenceWrites(Records records) {
    this.records = records;
  }

  /**
   * What is told of a record.
   *
   * @param fields those that the writer changed
   */
  record Event(CatalogObject object, String id, String action, Set<String> fields) {}

  /** A link that was made or cut. */
  private record Move(Junction way, String from, String to) {}

  List<Event> events() {
    return List.copyOf(events);
  }

  /**
   * @param ids of the records, in the order of the inputs
   */
  void create(CatalogObject object, List<ObjectNode> inputs, List<String> ids) {
    List<ObjectNode> all = records.of(object);
    List<ObjectNode> before = List.copyOf(all);
    for (int i = 0; i < inputs.size(); i++) {
      ObjectNode record = NODES.objectNode();
      for (CatalogField field : object.fields()) {
        switch (field) {
          case LeafField leaf -> record.putNull(leaf.name());
          case RelationIdField id -> record.putNull(id.name());
          case CompositeField composite -> {
            ObjectNode parts = record.putObject(composite.name());
            composite.parts().forEach(part -> parts.putNull(part.name()));
          }
          case ToOneField one -> {
            // by its id
          }
          case ToManyField many -> {
            // by links, or by the other records
          }
        }
      }
      record.put("id", ids.get(i));
      assign(object, record, inputs.get(i), before, i + 1);
      all.add(record);
      events.add(new Event(object, ids.get(i), "CREATED", Set.of()));
    }
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      moves.addAll(link(object, ids.get(i), inputs.get(i)));
    }
    tellFarSides(moves, object, Set.of());
  }

  void update(CatalogObject object, List<ObjectNode> chosen, ObjectNode input) {
    List<ObjectNode> before = records.of(object).stream().map(ObjectNode::deepCopy).toList();
    Map<String, Set<String>> changed = new LinkedHashMap<>();
    List<Move> moves = new ArrayList<>();
    for (ObjectNode record : chosen) {
      changed.put(Records.id(record), assign(object, record, input, before, 1));
      moves.addAll(link(object, Records.id(record), input));
    }
    tell(object, "UPDATED", changed, moves);
  }

  /** The input's id says which records are updated; deleted ones come back. */
  void upsert(CatalogObject object, List<ObjectNode> inputs, List<String> ids) {
    List<ObjectNode> created = new ArrayList<>();
    List<String> createdIds = new ArrayList<>();
    List<ObjectNode> before = records.of(object).stream().map(ObjectNode::deepCopy).toList();
    Map<String, Set<String>> updated = new LinkedHashMap<>();
    Map<String, Set<String>> restored = new LinkedHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      ObjectNode known = find(object, ids.get(i));
      if (known == null) {
        created.add(inputs.get(i));
        createdIds.add(ids.get(i));
        continue;
      }
      ObjectNode given = inputs.get(i).deepCopy().without(List.of("id"));
      int steps = updated.size() + restored.size() + 1;
      Set<String> fields = assign(object, known, given, before, steps);
      if (Records.isDeleted(known)) {
        fields.add("deletedAt");
        known.putNull("deletedAt");
        restored.put(ids.get(i), fields);
      } else {
        updated.put(ids.get(i), fields);
      }
    }
    tell(object, "UPDATED", updated, List.of());
    tell(object, "RESTORED", restored, List.of());
    create(object, created, createdIds);
  }

  private @Nullable ObjectNode find(CatalogObject object, String id) {
    return records.of(object).stream()
        .filter(record -> Records.id(record).equals(id))
        .findFirst()
        .orElse(null);
  }

  void delete(CatalogObject object, List<ObjectNode> chosen) {
    mark(object, chosen, "DELETED", NODES.textNode("now"));
  }

  void restore(CatalogObject object, List<ObjectNode> chosen) {
    mark(object, chosen, "RESTORED", NullNode.instance);
  }

  private void mark(
      CatalogObject object, List<ObjectNode> chosen, String action, JsonNode deletedAt) {
    for (ObjectNode record : chosen) {
      record.set("deletedAt", deletedAt);
      events.add(new Event(object, Records.id(record), action, Set.of("deletedAt")));
    }
  }

  void destroy(CatalogObject object, List<ObjectNode> chosen) {
    Map<CatalogObject, Set<String>> doomed = new LinkedHashMap<>();
    doom(object, chosen, doomed);
    List<Move> cut = new ArrayList<>();
    doomed.forEach((owner, ids) -> owner.junctions().forEach(way -> cut.addAll(cutAll(way, ids))));
    doomed.forEach(
        (owner, ids) -> {
          records.of(owner).removeIf(record -> ids.contains(Records.id(record)));
          ids.forEach(id -> events.add(new Event(owner, id, "DESTROYED", Set.of())));
        });
    tellFarSides(
        cut.stream()
            .filter(move -> !doomed.getOrDefault(move.way().to(), Set.of()).contains(move.to()))
            .toList(),
        object,
        Set.of());
    Map<CatalogObject, Map<String, Set<String>>> cleared = new LinkedHashMap<>();
    doomed.forEach(
        (target, ids) -> target.referrers().forEach(relation -> clear(relation, ids, cleared)));
    cleared.forEach((owner, changed) -> tell(owner, "UPDATED", changed, List.of()));
  }

  private void doom(
      CatalogObject object, Collection<ObjectNode> found, Map<CatalogObject, Set<String>> doomed) {
    Set<String> known = doomed.computeIfAbsent(object, none -> new LinkedHashSet<>());
    Set<String> fresh = new HashSet<>();
    for (ObjectNode record : found) {
      if (known.add(Records.id(record))) {
        fresh.add(Records.id(record));
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    for (ReferenceField relation : object.referrers()) {
      if (relation.onDelete() == OnDelete.CASCADE) {
        doom(relation.owner(), referrers(relation, fresh), doomed);
      }
    }
  }

  private List<ObjectNode> referrers(ReferenceField relation, Set<String> targets) {
    return records.of(relation.owner()).stream()
        .filter(record -> targets.contains(record.path(relation.idName()).asText()))
        .toList();
  }

  private void clear(
      ReferenceField relation,
      Set<String> targets,
      Map<CatalogObject, Map<String, Set<String>>> cleared) {
    for (ObjectNode record : referrers(relation, targets)) {
      record.putNull(relation.idName());
      add(
          cleared.computeIfAbsent(relation.owner(), none -> new LinkedHashMap<>()),
          Records.id(record),
          relation.idName());
    }
  }

  /** The links of records that go, as seen from their side. */
  private List<Move> cutAll(Junction way, Set<String> ids) {
    List<Move> cut = new ArrayList<>();
    ArrayNode table = records.linksOf(way.table());
    for (int i = table.size() - 1; i >= 0; i--) {
      String from = table.get(i).path(way.fromColumn()).textValue();
      if (ids.contains(from)) {
        cut.add(new Move(way, from, table.get(i).path(way.toColumn()).textValue()));
        table.remove(i);
      }
    }
    return cut;
  }

  /**
   * Puts an input into a record.
   *
   * @param before the records as the statement finds them
   * @param steps how far from the end a first or last place is
   * @return the fields that have another value now
   */
  private Set<String> assign(
      CatalogObject object,
      ObjectNode record,
      ObjectNode input,
      List<ObjectNode> before,
      int steps) {
    Set<String> changed = new TreeSet<>();
    for (Map.Entry<String, JsonNode> entry : input.properties()) {
      JsonNode value = entry.getValue();
      boolean differs =
          switch (object.requireField(entry.getKey())) {
            case LeafField leaf when leaf.name().equals("position") ->
                put(record, leaf.name(), leaf, place(value, before, steps));
            case LeafField leaf -> put(record, leaf.name(), leaf, value);
            case CompositeField composite -> parts(record, composite, value);
            case RelationIdField id -> relate(object, record, id, value);
            case ToOneField one -> throw new IllegalStateException(one + " is no input");
            case ToManyField many -> false;
          };
      if (differs) {
        changed.add(entry.getKey());
      }
    }
    return changed;
  }

  private static boolean put(ObjectNode into, String name, Leaf leaf, JsonNode value) {
    JsonNode old = into.path(name);
    into.set(name, value);
    return value.isNull() || old.isNull()
        ? value.isNull() != old.isNull()
        : !ReferenceFigures.identity(leaf, value).equals(ReferenceFigures.identity(leaf, old));
  }

  private static boolean parts(ObjectNode record, CompositeField composite, JsonNode value) {
    ObjectNode parts = (ObjectNode) record.path(composite.name());
    boolean differs = false;
    for (CompositeField.Part part : composite.parts()) {
      if (value.isNull() || value.has(part.name())) {
        JsonNode given = value.isNull() ? NullNode.instance : value.path(part.name());
        differs |= put(parts, part.name(), part, given);
      }
    }
    return differs;
  }

  /** Of the targets of a morph relation one at most is set. */
  private static boolean relate(
      CatalogObject object, ObjectNode record, RelationIdField id, JsonNode value) {
    if (!id.relation().isMorph() || value.isNull()) {
      return put(record, id.name(), id, value);
    }
    for (CatalogField field : object.fields()) {
      if (field instanceof RelationIdField other
          && !other.name().equals(id.name())
          && other.relation().isMorph()
          && other.source() == id.source()) {
        record.putNull(other.name());
      }
    }
    return put(record, id.name(), id, value);
  }

  private static JsonNode place(JsonNode value, List<ObjectNode> before, int steps) {
    if (!value.isTextual()) {
      return value;
    }
    List<Double> places =
        before.stream()
            .filter(record -> !Records.isDeleted(record))
            .map(record -> record.path("position").doubleValue())
            .sorted()
            .toList();
    return NODES.numberNode(
        value.textValue().equals("first")
            ? (places.isEmpty() ? 0 : places.getFirst()) - steps
            : (places.isEmpty() ? 0 : places.getLast()) + steps);
  }

  /** What an input says of the lists of links of one record. */
  private List<Move> link(CatalogObject object, String id, ObjectNode input) {
    List<Move> moves = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : input.properties()) {
      if (object.requireField(entry.getKey()) instanceof ToManyField many
          && many.link() instanceof ToManyField.ByJunction(Junction way)) {
        JsonNode value = entry.getValue();
        Set<String> wanted = ids(value.has("set") ? value.path("set") : value.path("connect"));
        Set<String> unwanted = ids(value.path("disconnect"));
        ArrayNode table = records.linksOf(way.table());
        Set<String> present = new HashSet<>();
        for (int i = table.size() - 1; i >= 0; i--) {
          String to = table.get(i).path(way.toColumn()).textValue();
          if (!id.equals(table.get(i).path(way.fromColumn()).textValue())) {
            continue;
          }
          if (unwanted.contains(to) || value.has("set") && !wanted.contains(to)) {
            table.remove(i);
            moves.add(new Move(way, id, to));
          } else {
            present.add(to);
          }
        }
        for (String to : wanted) {
          if (!present.contains(to)) {
            table.addObject().put(way.fromColumn(), id).put(way.toColumn(), to);
            moves.add(new Move(way, id, to));
          }
        }
      }
    }
    return moves;
  }

  private static Set<String> ids(JsonNode list) {
    Set<String> ids = new LinkedHashSet<>();
    list.forEach(one -> ids.add(Records.id(one)));
    return ids;
  }

  private void tell(
      CatalogObject object, String action, Map<String, Set<String>> changed, List<Move> moves) {
    for (Move move : moves) {
      move.way().name().ifPresent(name -> add(changed, move.from(), name));
      if (move.way().to() == object && changed.containsKey(move.to())) {
        move.way().inverseName().ifPresent(name -> add(changed, move.to(), name));
      }
    }
    changed.forEach((id, fields) -> events.add(new Event(object, id, action, fields)));
    tellFarSides(moves, object, changed.keySet());
  }

  private static void add(Map<String, Set<String>> changed, String id, String field) {
    changed.computeIfAbsent(id, none -> new TreeSet<>()).add(field);
  }

  /**
   * @param written records of the object that have their event
   */
  private void tellFarSides(List<Move> moves, CatalogObject object, Set<String> written) {
    Map<CatalogObject, Map<String, Set<String>>> far = new LinkedHashMap<>();
    for (Move move : moves) {
      boolean isTold = move.way().to() == object && written.contains(move.to());
      move.way()
          .inverseName()
          .filter(name -> !isTold)
          .ifPresent(
              name ->
                  add(
                      far.computeIfAbsent(move.way().to(), none -> new LinkedHashMap<>()),
                      move.to(),
                      name));
    }
    far.forEach(
        (target, changed) ->
            changed.forEach((id, fields) -> events.add(new Event(target, id, "UPDATED", fields))));
  }
}
