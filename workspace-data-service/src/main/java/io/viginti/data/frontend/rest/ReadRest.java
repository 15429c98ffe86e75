package io.viginti.data.frontend.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.ObjectNames;
import io.viginti.contracts.mesh.RestRequest;
import io.viginti.data.frontend.OwnFields;
import io.viginti.data.query.Change;
import io.viginti.data.query.Criteria;
import io.viginti.data.query.Operand;
import io.viginti.data.query.RecordIntent;
import io.viginti.data.query.RecordMutation;
import io.viginti.data.query.RecordQuery;
import io.viginti.data.query.Selection;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A REST request to its intent. */
public final class ReadRest {
  private final RestRequest request;
  private final CatalogObject object;
  private final RestParameters parameters;
  private final BoundValues values = new BoundValues();

  private ReadRest(RestRequest request, CatalogObject object) {
    this.request = request;
    this.object = object;
    this.parameters = RestParameters.of(request);
  }

  /**
   * @throws VigintiException NOT_FOUND for an object that is not there, BAD_USER_INPUT for a
   *     request that cannot be understood, FORBIDDEN for a write the object does not take
   */
  public static RestOperation read(RestRequest request, Catalog catalog) {
    CatalogObject object =
        catalog
            .findByPlural(request.plural())
            .orElseThrow(() -> notPlural(request.plural(), catalog));
    RestRequest.Operation operation = request.operation();
    if (operation.isWrite()
        && operation != RestRequest.Operation.UPDATE
        && !object.allowsAllWrites()) {
      throw VigintiException.forbidden(
          "Records of %s can be read and updated only".formatted(object.namePlural()));
    }
    ReadRest reader = new ReadRest(request, object);
    return new RestOperation(reader.key(), reader.intent(), reader.values.variables());
  }

  private static VigintiException notPlural(String name, Catalog catalog) {
    return catalog
        .findObject(name)
        .map(
            object ->
                VigintiException.badInput(
                    "Objects are named by their plural here: /rest/" + object.namePlural()))
        .orElseGet(
            () -> VigintiException.of(ErrorCode.NOT_FOUND, "There is no object with this plural"));
  }

  private String key() {
    ObjectNames names = object.names();
    return switch (request.operation()) {
      case LIST -> names.many();
      case ONE -> names.one();
      case CREATE -> names.create();
      case CREATE_MANY -> names.createMany();
      case UPDATE -> names.update();
      case DELETE -> names.delete();
      case RESTORE -> names.restore();
    };
  }

  private RecordIntent intent() {
    return switch (request.operation()) {
      case LIST ->
          new RecordQuery(
              object.nameSingular(),
              RecordQuery.Cardinality.MANY,
              Operand.none(),
              criteria(),
              selection());
      case ONE ->
          new RecordQuery(
              object.nameSingular(),
              RecordQuery.Cardinality.ONE,
              id(),
              Criteria.none(),
              selection());
      case CREATE -> write(new Change.Create(body(), false), selection());
      case CREATE_MANY -> write(new Change.Create(list(), true), selection());
      case UPDATE -> write(new Change.Update(byId(), body()), selection());
      case DELETE ->
          write(
              parameters.isTrue(RestParameters.SOFT_DELETE)
                  ? new Change.Delete(byId())
                  : new Change.Destroy(byId()),
              new Selection(List.of(OwnFields.field("id", null))));
      case RESTORE -> write(new Change.Restore(byId()), selection());
    };
  }

  private RecordMutation write(Change change, Selection selection) {
    return new RecordMutation(object.nameSingular(), change, selection);
  }

  private Change.Chosen byId() {
    return new Change.ById(id(), Operand.none());
  }

  private Criteria criteria() {
    String filter = parameters.find(ParseFilter.PARAMETER);
    String order = parameters.find(ParseOrder.PARAMETER);
    JsonNode limit = parameters.limit();
    return new Criteria(
        filter == null
            ? Operand.none()
            : new ReadCriteria(values).filter(object, ParseFilter.parse(filter)),
        order == null ? Operand.none() : ReadCriteria.order(ParseOrder.parse(order)),
        limit == null ? Operand.none() : values.bind(RestParameters.LIMIT, limit),
        Operand.none());
  }

  private Selection selection() {
    String fields = parameters.find(ReadFields.PARAMETER);
    int depth = parameters.depth();
    return fields == null ? ReadFields.all(object, depth) : ReadFields.named(object, fields, depth);
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
