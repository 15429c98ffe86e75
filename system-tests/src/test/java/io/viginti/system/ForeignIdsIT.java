package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.system.PublicSchema.Kind;
import io.viginti.system.PublicSchema.Root;
import io.viginti.system.PublicSchema.Slot;
import io.viginti.system.RecordOperations.RecordOperation;
import io.viginti.system.RecordOperations.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every place of the public API that takes an id, found in the merged schema: another workspace's
 * id is answered as one that nobody has, and nothing of the other changes. So that an answer means
 * something, one's own id must be answered otherwise.
 */
@Order(2)
class ForeignIdsIT {
  /** Places of which a caller's own workspace has nothing to tell. */
  private static final Set<String> ALIKE =
      Set.of(
          // asked of whoever has no token yet; AccountsIT
          "signIn workspaceId",
          // a new field has no option yet that an id could be of
          "createField data.options.id");

  private static Workspace ours;
  private static Workspace theirs;
  private static Things foreign;
  private static Things own;
  private static PublicSchema schema;
  private static RecordOperations operations;
  private static final ForeignIds STATIC = new ForeignIds();

  @BeforeAll
  static void fillsTwoWorkspaces() {
    ours = Workspace.signUp(RunningMesh.gateway(), "Ours");
    theirs = Workspace.signUp(RunningMesh.gateway(), "Theirs");
    ours.createObject("machine", "machines");
    theirs.createObject("machine", "machines");
    schema = PublicSchema.of(theirs.api());
    operations = RecordOperations.of(theirs.api());
    foreign = new Things(ours, PublicSchema.of(ours.api()));
    own = new Things(theirs, schema);
  }

  @Test
  void everyPlaceOfTheStaticPartHasARow() {
    Set<String> places = new TreeSet<>();
    for (Root root : schema.roots()) {
      if (operations.find(root.name()).isEmpty()) {
        schema.idSlots(root, 4).forEach(slot -> places.add(root.name() + " " + slot));
      }
    }
    places.removeAll(ALIKE);
    assertThat(STATIC.all()).isEqualTo(places);
  }

  @Test
  void theStaticPartAnswersForeignIdsAsUnknownOnes() {
    SoftAssertions all = new SoftAssertions();
    for (Things.Kind kind : Things.Kind.values()) {
      foreign.lasting(kind);
    }
    String before = theirState();
    for (Root root : schema.roots()) {
      if (operations.find(root.name()).isPresent()) {
        continue;
      }
      for (Slot slot : schema.idSlots(root, 4)) {
        Optional<ForeignIds.Place> place = STATIC.find(root, slot);
        if (place.isPresent()) {
          String theirId = foreign.lasting(place.get().kind());
          Function<String, String> answer =
              id -> {
                ObjectNode arguments = merged(schema.leastArguments(root), place.get().besides().apply(own));
                return ask(root, schema.with(root, arguments, slot, id));
              };
          compare(all, root + " " + slot, theirId, own.fresh(place.get().kind()), answer);
        }
      }
    }
    all.assertThat(theirState()).isEqualTo(before);
    all.assertAll();
  }

  @Test
  void recordsAnswerForeignIdsAsUnknownOnes() {
    SoftAssertions all = new SoftAssertions();
    List<String> objects = new ArrayList<>();
    for (Root root : schema.roots()) {
      operations.find(root.name()).map(RecordOperation::object).ifPresent(objects::add);
    }
    objects.stream().distinct().forEach(foreign::lastingRecord);
    // A record may be made under an id that another workspace has too; it is one's own from then on.
    int asked = compareRecords(all, ForeignIdsIT::namesANewRecord);
    String before = theirRows();
    asked += compareRecords(all, place -> !namesANewRecord(place));
    assertThat(asked).isGreaterThan(1000);
    all.assertThat(theirRows()).isEqualTo(before);
    all.assertAll();
  }

  @Test
  void restAnswersForeignIdsAsUnknownOnes() {
    SoftAssertions all = new SoftAssertions();
    Map<String, String> objects = new HashMap<>();
    theirs
        .run("{ objects { nameSingular namePlural } }")
        .path("objects")
        .forEach(
            object ->
                objects.put(
                    object.path("namePlural").asText(), object.path("nameSingular").asText()));
    objects.values().forEach(foreign::lastingRecord);
    String before = theirRows();
    int asked = 0;
    for (Map.Entry<String, JsonNode> path :
        theirs.api().get("/rest/open-api/core").body().path("paths").properties()) {
      if (path.getKey().contains("{id}") && !path.getKey().contains("/metadata/")) {
        String plural = path.getKey().replaceAll("^/rest|^/|/restore/|/?\\{id}$", "").replace("/", "");
        for (String method : List.of("get", "patch", "delete")) {
          if (path.getValue().has(method)) {
            asked++;
            compareRest(all, method, path.getKey(), objects.get(plural));
          }
        }
      }
    }
    assertThat(asked).isGreaterThan(objects.size());
    all.assertThat(theirRows()).isEqualTo(before);
    all.assertAll();
  }

  private static void compareRest(
      SoftAssertions all, String method, String path, String object) {
    String body = method.equals("patch") && !path.contains("/restore/") ? "{}" : "";
    compare(
        all,
        method + " " + path,
        foreign.lastingRecord(object),
        path.contains("/restore/") ? own.deletedRecord(object) : own.record(object),
        id ->
            withoutIds(
                theirs
                    .api()
                    .rest(
                        method.toUpperCase(Locale.ROOT),
                        (path.startsWith("/rest") ? path : "/rest" + path).replace("{id}", id),
                        body)
                    .text()));
  }

  private record Place(Root root, RecordOperation operation, Slot slot) {}

  private static boolean namesANewRecord(Place place) {
    String slot = place.slot().toString();
    return slot.endsWith("create.id") || slot.equals("data.id");
  }

  private static int compareRecords(SoftAssertions all, Predicate<Place> those) {
    int asked = 0;
    for (Root root : schema.roots()) {
      Optional<RecordOperation> operation = operations.find(root.name());
      if (operation.isPresent()) {
        int depth = operation.get().verb() == Verb.LIST ? 4 : depth(root);
        for (Slot slot : schema.idSlots(root, depth)) {
          if (those.test(new Place(root, operation.get(), slot))) {
            asked++;
            compareRecords(all, root, operation.get(), slot);
          }
        }
      }
    }
    return asked;
  }

  private static int depth(Root root) {
    return root.kind() == Kind.MUTATION ? 4 : 3;
  }

  private static void compareRecords(
      SoftAssertions all, Root root, RecordOperation operation, Slot slot) {
    boolean isOwnId = isIdOf(slot, operation);
    boolean isFile = slot.name().equals("fileId");
    if (!isOwnId && !isFile && targetOf(slot).isEmpty()) {
      return;
    }
    String target = isOwnId ? operation.object() : isFile ? "" : targetOf(slot).orElseThrow();
    String theirId =
        isFile
            ? foreign.lasting(Things.Kind.FILE)
            : namesANewRecord(new Place(root, operation, slot))
                ? foreign.record(target)
                : foreign.lastingRecord(target);
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
            ((com.fasterxml.jackson.databind.node.ArrayNode) arguments.path("ids"))
                .insert(0, own.record(operation.object()));
            arguments.put("conflictPriorityIndex", 0);
          }
          return ask(root, arguments);
        };
    compare(all, root + " " + slot, theirId, mayBeAlike(operation, slot, isOwnId) ? null : ownId, answer);
  }

  /** Where one's own id need not make a difference: it is only compared, or cuts no link. */
  private static boolean mayBeAlike(RecordOperation operation, Slot slot, boolean isOwnId) {
    return operation.verb() == Verb.DUPLICATES
            && slot.path().getFirst().equals("data")
        || !isOwnId && (slot.path().getFirst().equals("filter") || slot.path().contains("disconnect"));
  }

  /** Whether the place is for the id of the very records the operation is about. */
  private static boolean isIdOf(Slot slot, RecordOperation operation) {
    String path = slot.toString();
    return path.equals("id")
        || path.equals("ids")
        || path.equals("filter.id.eq")
        || path.equals("data.id");
  }

  private static ObjectNode besides(Root root, RecordOperation operation, boolean isOwnId) {
    ObjectNode arguments = schema.leastArguments(root);
    if (arguments.has("groupBy")) {
      arguments.putArray("groupBy").addObject().put("id", true);
    }
    if (!isOwnId && arguments.has("id")) {
      arguments.put("id", own.record(operation.object()));
    }
    if (!isOwnId && arguments.has("filter")) {
      arguments
          .putObject("filter")
          .putObject("id")
          .put("eq", own.record(operation.object()));
    }
    return arguments;
  }

  /** The object whose record is meant; empty when the id is of none. */
  private static Optional<String> targetOf(Slot slot) {
    int last = slot.path().size() - (slot.holders().getLast().equals("IDFilterInput") ? 2 : 1);
    String name = slot.path().get(last);
    String holder = slot.holders().get(last);
    if (name.equals("id")) {
      return Optional.of(objectOf(holder));
    }
    String relation = name.endsWith("Id") ? name.substring(0, name.length() - 2) : name;
    return Optional.of(schema.inputType(holder, relation))
        .filter(type -> !type.isEmpty() && !type.equals("ID") && !type.equals("IDFilterInput"))
        .map(ForeignIdsIT::objectOf);
  }

  private static String objectOf(String inputType) {
    String name =
        inputType.replaceFirst(
            "(WhereInput|CreateInput|UpdateInput|RelationInput|FilterInput|LinksInput)$", "");
    return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
  }

  /** The answers to an unknown id and to theirs are the same; to one's own it is another. */
  private static void compare(
      SoftAssertions all,
      String place,
      String theirId,
      @org.jspecify.annotations.Nullable String ownId,
      Function<String, String> answer) {
    String toUnknown = answer.apply(UnknownId.next());
    String toTheirs = answer.apply(theirId);
    all.assertThat(toTheirs).as(place).isEqualTo(toUnknown);
    if (ownId != null) {
      all.assertThat(answer.apply(ownId)).as("own id of " + place).isNotEqualTo(toUnknown);
    }
  }

  /** The answer without what differs from request to request. */
  private static String ask(Root root, ObjectNode arguments) {
    String body =
        root.kind() == Kind.SUBSCRIPTION
            ? theirs.api().firstEvent(schema.document(root, arguments), arguments)
            : theirs.api().send(schema.document(root, arguments), arguments).text();
    return withoutIds(body);
  }

  private static String withoutIds(String body) {
    return body.replaceAll("\"(requestId|instance)\":\"[^\"]*\"", "\"requestId\"")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>");
  }

  private static ObjectNode merged(ObjectNode least, ObjectNode besides) {
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

  private static String theirState() {
    return ours.run(
            "{ currentWorkspace { name status schemaVersion } members { id role { id } }"
                + " apiKeys { id revokedAt role { id } } invitations { id expiresAt }"
                + " objects(includeInactive: true) { id labelSingular description isActive labelFieldId"
                + " fields { id name label description isActive } indexes { id } } }")
        .toString();
  }

  private static String theirRows() {
    Database database = Database.of(ours);
    StringBuilder rows = new StringBuilder();
    for (String table :
        database.texts(
            "select table_name from information_schema.tables where table_schema = ? order by 1",
            ours.databaseSchema())) {
      rows.append(table)
          .append(' ')
          .append(
              database.texts(
                  "select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from \""
                      + ours.databaseSchema()
                      + "\".\""
                      + table
                      + "\" t"))
          .append('\n');
    }
    return rows.toString();
  }
}
