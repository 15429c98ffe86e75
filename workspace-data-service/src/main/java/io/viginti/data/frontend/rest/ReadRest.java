package io.viginti.data.frontend.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.ObjectNames;
import io.viginti.contracts.mesh.RestRequest;
import io.viginti.data.frontend.OwnFields;
import io.viginti.data.frontend.Readable;
import io.viginti.data.query.Change;
import io.viginti.data.query.Criteria;
import io.viginti.data.query.Operand;
import io.viginti.data.query.RecordConnection;
import io.viginti.data.query.RecordDuplicates;
import io.viginti.data.query.RecordGroups;
import io.viginti.data.query.RecordIntent;
import io.viginti.data.query.RecordMutation;
import io.viginti.data.query.RecordQuery;
import io.viginti.data.query.Selection;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A REST request to its intent. */
public final class ReadRest {
  private static final Selection ID = new Selection(List.of(OwnFields.field("id", null)));
  private static final Selection PAGE_INFO =
      new Selection(
          Stream.of("hasNextPage", "hasPreviousPage", "startCursor", "endCursor")
              .map(name -> OwnFields.field(name, null))
              .toList());

  private final RestRequest request;
  private final CatalogObject object;
  private final RestParameters parameters;
  private final Readable readable;
  private final BoundValues values = new BoundValues();

  private ReadRest(RestRequest request, CatalogObject object, Readable readable) {
    this.readable = readable;
    this.request = request;
    this.object = object;
    this.parameters = RestParameters.of(request);
  }

  /**
   * @throws VigintiException NOT_FOUND for an object that is not there or may not be read,
   *     BAD_USER_INPUT for a request that cannot be understood, FORBIDDEN for a write the object
   *     does not take
   */
  public static RestOperation read(RestRequest request, Catalog catalog, Readable readable) {
    CatalogObject object =
        catalog
            .findByPlural(request.plural())
            .filter(readable::has)
            .orElseThrow(() -> notPlural(request, catalog, readable));
    RestRequest.Operation operation = request.operation();
    boolean mayRun =
        switch (operation) {
          case LIST, ONE, GROUP_BY, DUPLICATES, UPDATE, UPDATE_MANY -> true;
          case CREATE, CREATE_MANY, DELETE, DELETE_MANY, RESTORE, RESTORE_MANY, MERGE ->
              object.allowsAllWrites();
        };
    if (!mayRun) {
      throw VigintiException.forbidden(
          "Records of %s can be read and updated only".formatted(object.namePlural()));
    }
    ReadRest reader = new ReadRest(request, object, readable);
    return new RestOperation(reader.key(), reader.intent(), reader.values.variables());
  }

  private static VigintiException notPlural(
      RestRequest request, Catalog catalog, Readable readable) {
    return catalog
        .findObject(request.plural())
        .filter(readable::has)
        .map(
            object ->
                VigintiException.badInput(
                    "Objects are named by their plural here: /rest/"
                        + path(request.operation(), object.namePlural())))
        .orElseGet(
            () -> VigintiException.of(ErrorCode.NOT_FOUND, "There is no object with this plural"));
  }

  private static String path(RestRequest.Operation operation, String plural) {
    return switch (operation) {
      case LIST, CREATE, UPDATE_MANY, DELETE_MANY -> plural;
      case ONE, UPDATE, DELETE -> plural + "/{id}";
      case CREATE_MANY -> "batch/" + plural;
      case RESTORE -> "restore/" + plural + "/{id}";
      case RESTORE_MANY -> "restore/" + plural;
      case MERGE -> plural + "/merge";
      case GROUP_BY -> plural + "/groupBy";
      case DUPLICATES -> plural + "/duplicates";
    };
  }

  private String key() {
    ObjectNames names = object.names();
    return switch (request.operation()) {
      case LIST -> names.many();
      case ONE -> names.one();
      case CREATE -> names.create();
      case CREATE_MANY -> names.createMany();
      case UPDATE -> names.update();
      case UPDATE_MANY -> names.updateMany();
      case DELETE -> names.delete();
      case DELETE_MANY -> names.deleteMany();
      case RESTORE -> names.restore();
      case RESTORE_MANY -> names.restoreMany();
      case MERGE -> names.merge();
      case GROUP_BY, DUPLICATES -> RestOperation.BARE;
    };
  }

  private RecordIntent intent() {
    return switch (request.operation()) {
      case LIST -> page();
      case ONE ->
          new RecordQuery(
              object.nameSingular(),
              RecordQuery.Cardinality.ONE,
              id(),
              Criteria.none(),
              selection());
      case CREATE -> write(creation(body(), false), selection());
      case CREATE_MANY -> write(creation(list(), true), selection());
      case UPDATE -> write(new Change.Update(byId(), body()), selection());
      case UPDATE_MANY -> write(new Change.Update(matching(), body()), selection());
      case DELETE -> write(removal(byId()), ID);
      case DELETE_MANY -> write(removal(matching()), ID);
      case RESTORE -> write(new Change.Restore(byId()), selection());
      case RESTORE_MANY -> write(new Change.Restore(matching()), selection());
      case MERGE -> write(merge(), selection());
      case GROUP_BY -> groups();
      case DUPLICATES -> duplicates();
    };
  }

  /** The body is {@code {ids}} or {@code {data}}. */
  private RecordDuplicates duplicates() {
    JsonNode body = orNull(request.body());
    return new RecordDuplicates(
        object.nameSingular(), given(body, "ids"), given(body, "data"), selection());
  }

  private Operand given(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Operand.none();
    }
    if (!value.isArray()) {
      throw TextCursor.fault(name, "must be a list");
    }
    return values.bind(name, value);
  }

  private Change creation(Operand data, boolean isMany) {
    return parameters.isTrue(RestParameters.UPSERT)
        ? new Change.Upsert(data, isMany)
        : new Change.Create(data, isMany);
  }

  private Change removal(Change.Chosen chosen) {
    return parameters.isTrue(RestParameters.SOFT_DELETE)
        ? new Change.Delete(chosen)
        : new Change.Destroy(chosen);
  }

  /** The body is {@code {ids, conflictPriorityIndex, dryRun}}. */
  private Change merge() {
    JsonNode body = orNull(request.body());
    if (!body.path("ids").isArray()) {
      throw VigintiException.badInput("The body must be {ids, conflictPriorityIndex, dryRun}");
    }
    JsonNode isDryRun = body.path("dryRun");
    if (!isDryRun.isMissingNode() && !isDryRun.isBoolean()) {
      throw VigintiException.badInput("dryRun must be true or false");
    }
    return new Change.Merge(
        values.bind("ids", body.path("ids")),
        values.bind("conflictPriorityIndex", orNull(body.get("conflictPriorityIndex"))),
        isDryRun.booleanValue());
  }

  private RecordMutation write(Change change, Selection selection) {
    return new RecordMutation(object.nameSingular(), change, selection);
  }

  private Change.Chosen byId() {
    return new Change.ById(id(), Operand.none());
  }

  /** A filter must say which: without one it would be all there are. */
  private Change.Chosen matching() {
    return new Change.Matching(filter(parameters.require(ParseFilter.PARAMETER)));
  }

  private Operand filter(String text) {
    return new ReadCriteria(values).filter(object, ParseFilter.parse(text));
  }

  private RecordConnection page() {
    return new RecordConnection(
        object.nameSingular(),
        filterOrNone(),
        orderOrNone(),
        window(),
        new Selection(
            List.of(
                OwnFields.field(
                    "edges", new Selection(List.of(OwnFields.field("node", selection())))),
                OwnFields.field("totalCount", null),
                OwnFields.field("pageInfo", PAGE_INFO))));
  }

  private RecordGroups groups() {
    String groupBy = parameters.require(ParseGroupBy.PARAMETER);
    return new RecordGroups(
        object.nameSingular(),
        new ReadCriteria(values).groupBy(ParseGroupBy.parse(groupBy)),
        filterOrNone(),
        orderOrNone(),
        limitOrNone(),
        ReadFigures.of(object, parameters.find(ReadFigures.PARAMETER)));
  }

  private Operand filterOrNone() {
    String given = parameters.find(ParseFilter.PARAMETER);
    return given == null ? Operand.none() : filter(given);
  }

  private Operand orderOrNone() {
    String given = parameters.find(ParseOrder.PARAMETER);
    return given == null ? Operand.none() : ReadCriteria.order(ParseOrder.parse(given));
  }

  private Operand limitOrNone() {
    JsonNode given = parameters.limit();
    return given == null ? Operand.none() : values.bind(RestParameters.LIMIT, given);
  }

  private RecordConnection.Window window() {
    Operand limit = limitOrNone();
    Operand after = cursor(RestParameters.STARTING_AFTER);
    Operand before = cursor(RestParameters.ENDING_BEFORE);
    return after.isNothing() && !before.isNothing()
        ? new RecordConnection.Window(Operand.none(), after, limit, before)
        : new RecordConnection.Window(limit, after, Operand.none(), before);
  }

  private Operand cursor(String parameter) {
    String given = parameters.find(parameter);
    return given == null ? Operand.none() : values.bind(parameter, TextNode.valueOf(given));
  }

  private Selection selection() {
    String fields = parameters.find(ReadFields.PARAMETER);
    int depth = parameters.depth();
    return fields == null
        ? ReadFields.all(object, depth, readable)
        : ReadFields.named(object, fields, depth, readable);
  }

  private Operand id() {
    String id = request.id();
    if (id == null) {
      throw VigintiException.badInput("The path needs an id");
    }
    return values.bind("id", TextNode.valueOf(id));
  }

  private Operand body() {
    return values.bind("data", orNull(request.body()));
  }

  private Operand list() {
    JsonNode body = orNull(request.body());
    if (!body.isArray()) {
      throw VigintiException.badInput("The body must be a list of records");
    }
    return values.bind("data", body);
  }

  private static JsonNode orNull(@Nullable JsonNode body) {
    return body == null ? JsonNodeFactory.instance.nullNode() : body;
  }
}
