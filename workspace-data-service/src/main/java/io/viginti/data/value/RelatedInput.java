package io.viginti.data.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.UniqueKey;
import io.viginti.contracts.shape.FieldType;
import io.viginti.data.value.RecordInput.Writer;
import io.viginti.data.value.WriteRow.Assign;
import io.viginti.data.value.WriteRow.ColumnWrite;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what tells a related record: {@code {connect: {id}}} or any other unique value of one that
 * is there, {@code {create: {…}}} for a new one.
 *
 * @param depth creations around the input
 */
record RelatedInput(Writer writer, int depth, Problems problems) {
  /** Creations within each other. */
  static final int DEEPEST = 15;

  private static final Set<String> ONE_OF = Set.of("connect", "create", "disconnect");

  /** The one entry that is given; null after a problem. */
  Map.@Nullable Entry<String, JsonNode> only(JsonNode value, InputPath at) {
    if (!value.isObject()) {
      problems.add(at, "must be an object");
      return null;
    }
    List<Map.Entry<String, JsonNode>> given = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (!ONE_OF.contains(entry.getKey())) {
        problems.add(at.then(entry.getKey()), "is not connect, create or disconnect");
        return null;
      }
      if (!entry.getValue().isNull()) {
        given.add(entry);
      }
    }
    if (given.size() != 1) {
      problems.add(at, "must have exactly one of connect, create and disconnect");
      return null;
    }
    return given.getFirst();
  }

  /** A record to create; null after a problem. */
  Related.@Nullable Created created(CatalogObject object, JsonNode data, InputPath at) {
    if (!writer.isMesh() && !object.allowsAllWrites()) {
      problems.add(at, object.names().type() + " cannot be created");
      return null;
    }
    if (!writer.rights().mayUpdate(object)) {
      problems.forbid(at);
      return null;
    }
    if (depth >= DEEPEST) {
      throw VigintiException.limit("creations within each other", DEEPEST, depth + 1L);
    }
    return new Related.Created(at, object, RecordInput.forCreate(object, data, inner(), at));
  }

  /** The same one creation further in. */
  private RelatedInput inner() {
    return new RelatedInput(writer, depth + 1, problems);
  }

  /** A record that is there; null after a problem. */
  Related.@Nullable Known known(CatalogObject object, JsonNode where, InputPath at) {
    if (!where.isObject()) {
      problems.add(at, "must be an object");
      return null;
    }
    Map<String, JsonNode> given = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : where.properties()) {
      if (!entry.getValue().isNull()) {
        given.put(entry.getKey(), entry.getValue());
      }
    }
    Map<Set<String>, List<? extends Leaf>> keys = keys(object);
    List<? extends Leaf> leaves = keys.get(given.keySet());
    if (leaves == null) {
      problems.add(
          at,
          "must tell one %s by exactly one of: %s"
              .formatted(
                  object.names().type(),
                  keys.keySet().stream()
                      .map(names -> String.join(" with ", names))
                      .collect(Collectors.joining(", "))));
      return null;
    }
    int problemsBefore = problems.size();
    Map<String, ColumnWrite> columns = RecordInput.forKey(object, given, this, at);
    given.forEach((name, value) -> requireKeyParts(object, name, value, leaves, at));
    List<Object> values = new ArrayList<>();
    for (Leaf leaf : leaves) {
      if (columns.get(leaf.column()) instanceof Assign assign && assign.value() != null) {
        values.add(assign.value());
      }
    }
    if (problems.size() > problemsBefore) {
      return null;
    }
    if (values.size() < leaves.size()) {
      problems.add(at, "does not tell a record");
      return null;
    }
    return new Related.Known(at, new RecordKey(object, List.copyOf(leaves), values));
  }

  /** The columns that decide, by the names of the fields an input gives. */
  private static Map<Set<String>, List<? extends Leaf>> keys(CatalogObject object) {
    Map<Set<String>, List<? extends Leaf>> keys = new LinkedHashMap<>();
    keys.put(Set.of("id"), List.of((LeafField) object.requireField("id")));
    for (UniqueKey key : object.uniqueKeys()) {
      keys.putIfAbsent(
          key.fieldsGiven().stream()
              .map(CatalogField::name)
              .collect(Collectors.toCollection(TreeSet::new)),
          key.leaves());
    }
    return keys;
  }

  /** Parts of a phone number are read together; elsewhere a part that decides nothing is wrong. */
  private void requireKeyParts(
      CatalogObject object,
      String name,
      JsonNode value,
      List<? extends Leaf> leaves,
      InputPath at) {
    if (!(object.requireField(name) instanceof CompositeField composite)
        || composite.source().type() == FieldType.PHONES) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      composite
          .findPart(entry.getKey())
          .filter(part -> !leaves.contains(part))
          .ifPresent(
              part ->
                  problems.add(at.then(name).then(part.name()), "is no part of what is unique"));
    }
  }
}
