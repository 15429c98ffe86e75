package io.viginti.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.system.PublicSchema.Kind;
import io.viginti.system.PublicSchema.Root;
import io.viginti.system.PublicSchema.Slot;
import io.viginti.system.RecordOperations.RecordOperation;
import io.viginti.system.RecordOperations.Verb;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;

/**
 * Asks with ids of what the caller may not see: each must be answered as an id that nobody has. So
 * that an answer means something, one's own id must be answered otherwise.
 */
final class HiddenIds {
  private final Api caller;
  private final PublicSchema schema;
  private final RecordOperations operations;
  private final Things hidden;
  private final Things own;
  private final SoftAssertions all = new SoftAssertions();

  /**
   * @param hidden makes what the caller may not see
   * @param own makes what the caller may see
   */
  HiddenIds(Api caller, Things hidden, Things own) {
    this.caller = caller;
    this.hidden = hidden;
    this.own = own;
    schema = PublicSchema.of(caller);
    operations = RecordOperations.of(caller);
  }

  PublicSchema schema() {
    return schema;
  }

  RecordOperations operations() {
    return operations;
  }

  SoftAssertions assertions() {
    return all;
  }

  /** Singular names of the objects that there are operations on. */
  Set<String> objects() {
    Set<String> objects = new TreeSet<>();
    for (Root root : schema.roots()) {
      operations.find(root.name()).map(RecordOperation::object).ifPresent(objects::add);
    }
    return objects;
  }

  /** A place for an id in an operation on records. */
  record Place(Root root, RecordOperation operation, Slot slot) {}

  /** Whether the id is one that a new record shall have. */
  static boolean namesANewRecord(Place place) {
    String slot = place.slot().toString();
    return slot.endsWith("create.id") || slot.equals("data.id");
  }

  /** Asks at each of those places; answers how many there are. */
  int compareRecords(Predicate<Place> those) {
    int asked = 0;
    for (Root root : schema.roots()) {
      Optional<RecordOperation> operation = operations.find(root.name());
      if (operation.isPresent()) {
        int depth = operation.get().verb() == Verb.LIST ? 4 : depth(root);
        for (Slot slot : schema.idSlots(root, depth)) {
          if (those.test(new Place(root, operation.get(), slot))) {
            asked++;
            compareRecords(root, operation.get(), slot);
          }
        }
      }
    }
    return asked;
  }

  private static int depth(Root root) {
    return root.kind() == Kind.MUTATION ? 4 : 3;
  }

  private void compareRecords(Root root, RecordOperation operation, Slot slot) {
    boolean isOwnId = isIdOf(slot, operation);
    boolean isFile = slot.name().equals("fileId");
    if (!isOwnId && !isFile && targetOf(slot).isEmpty()) {
      return;
    }
    String target = isOwnId ? operation.object() : isFile ? "" : targetOf(slot).orElseThrow();
    String hiddenId =
        isFile
            ? hidden.lasting(Things.Kind.FILE)
            : namesANewRecord(new Place(root, operation, slot))
                ? hidden.record(target)
                : hidden.lastingRecord(target);
    String ownId =
        isFile
            ? own.fresh(Things.Kind.FILE)
            : isOwnId && operation.verb().name().startsWith("RESTORE")
                ? own.deletedRecord(target)
                : own.record(target);
    Function<String, String> answer =
        id -> {
          ObjectNode arguments = schema.with(root, besides(root, operation, isOwnId), slot, id);
          if (operation.verb() == Verb.MERGE) {
            ((ArrayNode) arguments.path("ids")).insert(0, own.record(operation.object()));
            arguments.put("conflictPriorityIndex", 0);
          }
          return ask(root, arguments);
        };
    compare(
        root + " " + slot, hiddenId, mayBeAlike(operation, slot, isOwnId) ? null : ownId, answer);
  }

  /** Where one's own id need not make a difference: it is only compared, or cuts no link. */
  private static boolean mayBeAlike(RecordOperation operation, Slot slot, boolean isOwnId) {
    return operation.verb() == Verb.DUPLICATES && slot.path().getFirst().equals("data")
        || !isOwnId
            && (slot.path().getFirst().equals("filter") || slot.path().contains("disconnect"));
  }

  /** Whether the place is for the id of the very records the operation is about. */
  private static boolean isIdOf(Slot slot, RecordOperation operation) {
    String path = slot.toString();
    return path.equals("id")
        || path.equals("ids")
        || path.equals("filter.id.eq")
        || path.equals("data.id");
  }

  private ObjectNode besides(Root root, RecordOperation operation, boolean isOwnId) {
    ObjectNode arguments = schema.leastArguments(root);
    if (arguments.has("groupBy")) {
      arguments.putArray("groupBy").addObject().put("id", true);
    }
    if (!isOwnId && arguments.has("id")) {
      arguments.put("id", own.record(operation.object()));
    }
    if (!isOwnId && arguments.has("filter")) {
      arguments.putObject("filter").putObject("id").put("eq", own.record(operation.object()));
    }
    return arguments;
  }

  /** The object whose record is meant; empty when the id is of none. */
  Optional<String> targetOf(Slot slot) {
    int last = slot.path().size() - (slot.holders().getLast().equals("IDFilterInput") ? 2 : 1);
    String name = slot.path().get(last);
    String holder = slot.holders().get(last);
    if (name.equals("id")) {
      return Optional.of(objectOf(holder));
    }
    String relation = name.endsWith("Id") ? name.substring(0, name.length() - 2) : name;
    return Optional.of(schema.inputType(holder, relation))
        .filter(type -> !type.isEmpty() && !type.equals("ID") && !type.equals("IDFilterInput"))
        .map(HiddenIds::objectOf);
  }

  private static String objectOf(String inputType) {
    String name =
        inputType.replaceFirst(
            "(WhereInput|CreateInput|UpdateInput|RelationInput|FilterInput|LinksInput)$", "");
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /**
   * The answers to an unknown id and to the hidden one are the same; to one's own it is another.
   *
   * @param ownId null where it need not be
   */
  void compare(
      String place,
      String hiddenId,
      @org.jspecify.annotations.Nullable String ownId,
      Function<String, String> answer) {
    String toUnknown = answer.apply(UnknownId.next());
    String toHidden = answer.apply(hiddenId);
    all.assertThat(toHidden).as(place).isEqualTo(toUnknown);
    if (ownId != null) {
      all.assertThat(answer.apply(ownId)).as("own id of " + place).isNotEqualTo(toUnknown);
    }
  }

  /** The answer without what differs from request to request. */
  String ask(Root root, ObjectNode arguments) {
    String body =
        root.kind() == Kind.SUBSCRIPTION
            ? caller.firstEvent(schema.document(root, arguments), arguments)
            : caller.send(schema.document(root, arguments), arguments).text();
    return withoutIds(body);
  }

  private static String withoutIds(String body) {
    return body.replaceAll("\"(requestId|instance)\":\"[^\"]*\"", "\"requestId\"")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>");
  }

  static ObjectNode merged(ObjectNode least, ObjectNode besides) {
    besides
        .properties()
        .forEach(
            entry -> {
              JsonNode there = least.path(entry.getKey());
              if (there.isObject() && entry.getValue().isObject()) {
                merged((ObjectNode) there, (ObjectNode) entry.getValue());
              } else {
                least.set(entry.getKey(), entry.getValue());
              }
            });
    return least;
  }

  /** The same of every REST route of records that names one; answers how many there are. */
  int compareRest(Predicate<String> objectsAsked) {
    int asked = 0;
    for (RestRoute route : RestRoute.all(caller)) {
      Optional<String> object = operations.findObject(route.plural()).filter(objectsAsked);
      if (route.takesId() && object.isPresent()) {
        asked++;
        compareRest(route, object.get());
      }
    }
    return asked;
  }

  private void compareRest(RestRoute route, String object) {
    compare(
        route.toString(),
        hidden.lastingRecord(object),
        route.isRestore() ? own.deletedRecord(object) : own.record(object),
        id -> withoutIds(route.ask(caller, id).text()));
  }
}
