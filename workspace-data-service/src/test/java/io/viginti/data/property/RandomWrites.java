package io.viginti.data.property;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.ObjectNames;
import io.viginti.catalog.RelationIdField;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Mutations of every kind, and what each does to the records in memory. */
final class RandomWrites {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private final Records records;
  private final Random random;
  private final RandomValues values;
  private final RandomInput inputs;
  private final RandomFilter filters;
  private final ReferenceFilter selection;

  RandomWrites(Records records, Random random) {
    this.records = records;
    this.random = random;
    this.values = new RandomValues(random);
    this.inputs = new RandomInput(records, values);
    this.filters = new RandomFilter(records, values);
    this.selection = new ReferenceFilter(records);
  }

  /**
   * A mutation.
   *
   * @param ids of the records that it answers, in any order; for creations those that were given,
   *     or none
   * @param isRefused whether its record is not there
   * @param effect with the ids that were answered
   */
  record Write(
      String text,
      ObjectNode variables,
      List<String> ids,
      boolean isRefused,
      BiConsumer<ReferenceWrites, List<String>> effect) {}

  Write next(CatalogObject object) {
    return switch (random.nextInt(11)) {
      case 0, 1 -> create(object);
      case 2 -> upsert(object);
      case 3, 4 -> updateOne(object);
      case 5 -> updateMany(object);
      case 6 -> one(object, Action.DELETE);
      case 7 -> many(object, Action.DELETE);
      case 8 -> one(object, Action.RESTORE);
      case 9 -> many(object, Action.RESTORE);
      default -> values.oneIn(2) ? one(object, Action.DESTROY) : many(object, Action.DESTROY);
    };
  }

  /** What becomes of records without an input. */
  private enum Action {
    DELETE,
    RESTORE,
    DESTROY;

    String one(ObjectNames names) {
      return switch (this) {
        case DELETE -> names.delete();
        case RESTORE -> names.restore();
        case DESTROY -> names.destroy();
      };
    }

    String many(ObjectNames names) {
      return switch (this) {
        case DELETE -> names.deleteMany();
        case RESTORE -> names.restoreMany();
        case DESTROY -> names.destroyMany();
      };
    }

    boolean takes(ObjectNode record) {
      return switch (this) {
        case DELETE -> !Records.isDeleted(record);
        case RESTORE -> Records.isDeleted(record);
        case DESTROY -> true;
      };
    }

    void apply(ReferenceWrites writes, CatalogObject object, List<ObjectNode> chosen) {
      switch (this) {
        case DELETE -> writes.delete(object, chosen);
        case RESTORE -> writes.restore(object, chosen);
        case DESTROY -> writes.destroy(object, chosen);
      }
    }
  }

  private Write create(CatalogObject object) {
    boolean isGiven = values.oneIn(2);
    List<ObjectNode> data = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = values.pick(List.of(1, 1, 2, 3)); i > 0; i--) {
      ObjectNode input = inputs.forCreate(object);
      if (isGiven) {
        ids.add(new UUID(random.nextLong(), random.nextLong()).toString());
        input.put("id", ids.getLast());
      }
      data.add(data.isEmpty() ? input : withoutOneToOne(object, input));
    }
    return creation(object, data, ids, "", (writes, made) -> writes.create(object, data, made));
  }

  /** By ids, of which some are known. */
  private Write upsert(CatalogObject object) {
    List<ObjectNode> data = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = values.pick(List.of(1, 2, 3)); i > 0; i--) {
      String id =
          records.of(object).isEmpty() || values.oneIn(3)
              ? new UUID(random.nextLong(), random.nextLong()).toString()
              : Records.id(values.pick(records.of(object)));
      if (!ids.contains(id)) {
        ids.add(id);
        ObjectNode input = inputs.forCreate(object);
        object.junctions().forEach(way -> way.name().ifPresent(input::remove));
        data.add((data.isEmpty() ? input : withoutOneToOne(object, input)).put("id", id));
      }
    }
    return creation(
        object, data, ids, ", upsert: true", (writes, made) -> writes.upsert(object, data, made));
  }

  private static Write creation(
      CatalogObject object,
      List<ObjectNode> data,
      List<String> ids,
      String more,
      BiConsumer<ReferenceWrites, List<String>> effect) {
    ObjectNames names = object.names();
    boolean isOne = data.size() == 1;
    ArrayNode all = NODES.arrayNode().addAll(data);
    return new Write(
        "mutation ($data: %s) { answer: %s(data: $data%s) { id } }"
            .formatted(
                isOne ? names.createInput() + "!" : "[" + names.createInput() + "!]!",
                isOne ? names.create() : names.createMany(),
                more),
        NODES.objectNode().set("data", isOne ? all.get(0) : all),
        ids,
        false,
        effect);
  }

  private Write updateOne(CatalogObject object) {
    ObjectNode data = inputs.forUpdate(object);
    String id = anyId(object);
    List<ObjectNode> chosen =
        records.of(object).stream()
            .filter(record -> Records.id(record).equals(id) && !Records.isDeleted(record))
            .toList();
    ObjectNode variables = NODES.objectNode().put("id", id);
    variables.set("data", data);
    return new Write(
        "mutation ($id: ID!, $data: %s!) { answer: %s(id: $id, data: $data) { id } }"
            .formatted(object.names().updateInput(), object.names().update()),
        variables,
        ids(chosen),
        chosen.isEmpty(),
        (writes, answered) -> writes.update(object, chosen, data));
  }

  private Write updateMany(CatalogObject object) {
    ObjectNode filter = filters.filter(object, 2);
    List<ObjectNode> chosen = selection.select(object, records.of(object), filter);
    ObjectNode data = inputs.forUpdate(object);
    if (chosen.size() > 1) {
      withoutOneToOne(object, data);
    }
    ObjectNode variables = NODES.objectNode();
    variables.set("filter", filter);
    variables.set("data", data);
    return new Write(
        "mutation ($filter: %s!, $data: %s!) { answer: %s(filter: $filter, data: $data) { id } }"
            .formatted(
                object.names().filterInput(),
                object.names().updateInput(),
                object.names().updateMany()),
        variables,
        ids(chosen),
        false,
        (writes, answered) -> writes.update(object, chosen, data));
  }

  /** No two records lead to the same one. */
  private static ObjectNode withoutOneToOne(CatalogObject object, ObjectNode input) {
    for (CatalogField field : object.fields()) {
      if (field instanceof RelationIdField id && id.relation().isOneToOne()) {
        input.remove(field.name());
      }
    }
    return input;
  }

  private Write one(CatalogObject object, Action action) {
    String id = anyId(object);
    List<ObjectNode> chosen =
        records.of(object).stream()
            .filter(record -> Records.id(record).equals(id) && action.takes(record))
            .toList();
    return new Write(
        "mutation ($id: ID!) { answer: %s(id: $id) { id } }".formatted(action.one(object.names())),
        NODES.objectNode().put("id", id),
        ids(chosen),
        chosen.isEmpty(),
        (writes, answered) -> action.apply(writes, object, chosen));
  }

  private Write many(CatalogObject object, Action action) {
    ObjectNode filter = filters.filter(object, 2);
    List<ObjectNode> chosen =
        selection.selectAny(object, filter).stream().filter(action::takes).toList();
    return new Write(
        "mutation ($filter: %s!) { answer: %s(filter: $filter) { id } }"
            .formatted(object.names().filterInput(), action.many(object.names())),
        NODES.objectNode().set("filter", filter),
        ids(chosen),
        false,
        (writes, answered) -> action.apply(writes, object, chosen));
  }

  private static List<String> ids(List<ObjectNode> records) {
    return records.stream().map(Records::id).toList();
  }

  /** Now and then of a record that is not there. */
  private String anyId(CatalogObject object) {
    List<ObjectNode> all = records.of(object);
    return all.isEmpty() || values.oneIn(8)
        ? new UUID(random.nextLong(), random.nextLong()).toString()
        : Records.id(values.pick(all));
  }
}
