package io.viginti.catalog.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.ObjectNames;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.catalog.UniqueKey;
import java.util.LinkedHashSet;
import java.util.Set;

/** What fields are given. Relations share the schemas of the object they lead to. */
final class RelationSchemas {
  private final ObjectNode schemas;
  private final Set<CatalogObject> ones = new LinkedHashSet<>();
  private final Set<CatalogObject> lists = new LinkedHashSet<>();

  /**
   * @param schemas to add to
   */
  RelationSchemas(ObjectNode schemas) {
    this.schemas = schemas;
  }

  /** The input of a field; never null. */
  ObjectNode input(CatalogField field) {
    return switch (field) {
      case LeafField leaf -> ValueSchemas.input(leaf);
      case RelationIdField id -> ValueSchemas.input(id);
      case CompositeField composite -> Json.schemaRef(composite.composite().typeName() + "Input");
      case ToOneField one -> {
        ones.add(one.target());
        yield Json.schemaRef(one.target().names().relationInput());
      }
      case ToManyField many -> {
        lists.add(many.target());
        yield Json.schemaRef(many.target().names().relationListInput());
      }
    };
  }

  /** Adds the schemas that the inputs given so far refer to. */
  void addShared() {
    Set<CatalogObject> told = new LinkedHashSet<>(ones);
    told.addAll(lists);
    told.forEach(this::addWhere);
    ones.forEach(this::addOne);
    lists.forEach(this::addList);
  }

  private void addWhere(CatalogObject object) {
    ObjectNode where = closed();
    Json.properties(where).set("id", Json.type("string", "uuid"));
    for (UniqueKey key : object.uniqueKeys()) {
      for (CatalogField field : key.fieldsGiven()) {
        Json.properties(where).set(field.name(), input(field));
      }
    }
    schemas.set(
        object.names().whereInput(),
        Json.described(
            where, "Tells one record that is not deleted: by its id or what is unique of it."));
  }

  private void addOne(CatalogObject object) {
    ObjectNames names = object.names();
    ObjectNode relation = closed().put("minProperties", 1).put("maxProperties", 1);
    ObjectNode properties = Json.properties(relation);
    properties.set("connect", Json.schemaRef(names.whereInput()));
    if (object.allowsAllWrites()) {
      properties.set("create", Json.schemaRef(names.createInput()));
    }
    properties.set("disconnect", Json.type("boolean").put("const", true));
    schemas.set(
        names.relationInput(),
        Json.described(relation, "A record that is there, a new one, or none."));
  }

  private void addList(CatalogObject object) {
    ObjectNames names = object.names();
    ObjectNode list = closed();
    ObjectNode properties = Json.properties(list);
    properties.set("connect", Json.arrayOf(Json.schemaRef(names.whereInput())));
    if (object.allowsAllWrites()) {
      properties.set("create", Json.arrayOf(Json.schemaRef(names.createInput())));
    }
    properties.set("disconnect", Json.arrayOf(Json.schemaRef(names.whereInput())));
    properties.set("set", Json.arrayOf(Json.schemaRef(names.whereInput())));
    schemas.set(
        names.relationListInput(),
        Json.described(
            list, "Links made, to new records too, and cut; or with set the whole list."));
  }

  private static ObjectNode closed() {
    return Json.type("object").put("additionalProperties", false);
  }
}
