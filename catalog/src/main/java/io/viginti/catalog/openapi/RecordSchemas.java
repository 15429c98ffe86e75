package io.viginti.catalog.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Composite;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.contracts.shape.ShapeOption;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The schemas of records, of their inputs, and of what they are made of. */
final class RecordSchemas {
  private static final String RELATED = "Answered from depth 1 on, or when fields names it. ";

  private final ObjectNode schemas;
  private final Set<Composite> composites = EnumSet.noneOf(Composite.class);
  private final Map<String, EnumType> enums = new TreeMap<>();
  private boolean hasLinks;
  private boolean hasFiles;
  private final RelationSchemas relations;

  /**
   * @param schemas to add to
   */
  RecordSchemas(ObjectNode schemas) {
    this.schemas = schemas;
    this.relations = new RelationSchemas(schemas);
  }

  void add(CatalogObject object) {
    ObjectNode record =
        Json.described(
            Json.type("object"),
            "One of %s. Holds what depth and fields ask for.".formatted(object.namePlural()));
    for (CatalogField field : object.fields()) {
      Json.properties(record).set(field.name(), output(field));
    }
    schemas.set(object.names().type(), record);
    if (object.allowsAllWrites()) {
      schemas.set(object.names().createInput(), input(object, true));
    }
    schemas.set(object.names().updateInput(), input(object, false));
  }

  private ObjectNode output(CatalogField field) {
    return switch (field) {
      case LeafField leaf -> answered(leaf, leaf.isNullable());
      case RelationIdField id ->
          Json.described(
              answered(id, id.isNullable()),
              "Of one of %s.".formatted(id.relation().target().namePlural()));
      case CompositeField composite -> {
        use(composite.composite());
        yield Json.schemaRef(composite.composite().typeName());
      }
      case ToOneField one ->
          Json.described(Json.orNull(Json.schemaRef(one.target().names().type())), RELATED);
      case ToManyField many ->
          Json.described(
              Json.arrayOf(Json.schemaRef(many.target().names().type())), RELATED + "60 at most.");
    };
  }

  private ObjectNode answered(Leaf leaf, boolean isNullable) {
    use(leaf.leafType(), leaf.enumType());
    ObjectNode schema = ValueSchemas.output(leaf);
    return isNullable ? Json.orNull(schema) : schema;
  }

  private ObjectNode input(CatalogObject object, boolean isCreate) {
    ObjectNode input =
        Json.described(
            Json.type("object").put("additionalProperties", false),
            isCreate
                ? "What a new one of %s is given.".formatted(object.namePlural())
                : "Fields that are left out stay as they are.");
    ObjectNode properties = Json.properties(input);
    ArrayNode required = Json.list();
    for (CatalogField field : object.fields()) {
      if (field instanceof LeafField leaf && leaf.isId()) {
        if (isCreate) {
          properties.set(
              leaf.name(), Json.described(ValueSchemas.input(leaf), "Given by the server if not."));
        }
      } else if (field.isWritable()) {
        properties.set(field.name(), written(field));
        if (isCreate && field.isRequired()) {
          required.add(field.name());
        }
      }
    }
    if (!required.isEmpty()) {
      input.set("required", required);
    }
    return input;
  }

  private ObjectNode written(CatalogField field) {
    ObjectNode schema = relations.input(field);
    boolean takesNull = field.source().isNullable() || field.source().isSystem();
    return takesNull ? Json.orNull(schema) : schema;
  }

  private void use(Composite composite) {
    if (composites.add(composite)) {
      for (Composite.Part part : composite.parts()) {
        use(part.leafType(), CompositeField.enumTypeOf(part.leafType()));
      }
    }
  }

  private void use(LeafType type, EnumType enumType) {
    switch (type) {
      case ENUM, ENUM_LIST -> enums.put(enumType.name(), enumType);
      case LINK_ITEMS -> hasLinks = true;
      case FILE_ITEMS -> hasFiles = true;
      default -> {
        // needs no schema of its own
      }
    }
  }

  /** Adds what the objects added so far share. */
  void addShared() {
    relations.addShared();
    composites.forEach(this::addComposite);
    enums.values().forEach(this::addEnum);
    if (hasLinks) {
      schemas.set("LinkItem", item(true, "label", "url"));
      schemas.set("LinkItemInput", item(false, "label", "url").put("additionalProperties", false));
    }
    if (hasFiles) {
      schemas.set("FileItem", item(true, "fileId", "label", "fileCategory", "extension", "url"));
      ObjectNode input = item(false, "fileId", "label", "fileCategory", "extension", "url");
      input.set("required", Json.list("fileId"));
      schemas.set("FileItemInput", input.put("additionalProperties", false));
    }
  }

  private void addComposite(Composite composite) {
    ObjectNode output = Json.type("object");
    ObjectNode input = Json.type("object").put("additionalProperties", false);
    for (Composite.Part part : composite.parts()) {
      EnumType enumType = CompositeField.enumTypeOf(part.leafType());
      Json.properties(output)
          .set(part.name(), Json.orNull(ValueSchemas.output(part.leafType(), enumType)));
      Json.properties(input)
          .set(part.name(), Json.orNull(ValueSchemas.input(part.leafType(), enumType)));
    }
    schemas.set(
        composite.typeName(),
        Json.described(output, "Never null itself; its parts are, where they have no value."));
    if (composite.isWritable()) {
      schemas.set(
          composite.typeName() + "Input",
          Json.described(input, "Parts that are left out of an update stay as they are."));
    }
  }

  private void addEnum(EnumType type) {
    ObjectNode schema = Json.described(Json.type("string"), "The options in their order.");
    ArrayNode values = schema.putArray("enum");
    type.options().stream().map(ShapeOption::value).forEach(values::add);
    schemas.set(type.name(), schema);
  }

  private static ObjectNode item(boolean isOutput, String... names) {
    ObjectNode item = Json.described(Json.type("object"), "An entry of a list.");
    for (String name : names) {
      ObjectNode text = Json.type("string");
      boolean isId = name.equals("fileId");
      Json.properties(item).set(name, isId ? text.put("format", "uuid") : Json.orNull(text));
    }
    if (isOutput) {
      item.set("required", Json.list(names));
    }
    return item;
  }
}
