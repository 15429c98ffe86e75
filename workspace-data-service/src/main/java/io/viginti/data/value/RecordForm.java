package io.viginti.data.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.catalog.value.JsonText;

/** A whole record in its API form: own fields, composites nested, {@code <f>Id} for relations. */
public final class RecordForm {
  private RecordForm() {}

  /**
   * @param row what {@code to_json} made of the physical row, read by {@link JsonText#mapper()}
   */
  public static ObjectNode of(CatalogObject object, JsonNode row) {
    ObjectNode form = JsonText.mapper().createObjectNode();
    for (CatalogField field : object.fields()) {
      switch (field) {
        case LeafField leaf ->
            form.set(leaf.name(), LeafOutput.toApi(row.path(leaf.column()), leaf));
        case CompositeField composite -> {
          ObjectNode parts = form.putObject(composite.name());
          for (CompositeField.Part part : composite.parts()) {
            parts.set(part.name(), LeafOutput.toApi(row.path(part.column()), part));
          }
        }
        case RelationIdField id -> form.set(id.name(), relationId(id, row));
        case ToOneField toOne -> {
          // only its id is the record's own
        }
        case ToManyField toMany -> {
          // of other records
        }
      }
    }
    return form;
  }

  private static JsonNode relationId(RelationIdField field, JsonNode row) {
    boolean leadsHere =
        field
            .relation()
            .objectColumn()
            .map(column -> row.path(column).asText())
            .map(field.relation().target().tableName()::equals)
            .orElse(true);
    return leadsHere ? LeafOutput.toApi(row.path(field.column()), field) : NullNode.getInstance();
  }
}
