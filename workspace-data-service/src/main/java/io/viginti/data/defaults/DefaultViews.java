package io.viginti.data.defaults;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.InverseOneField;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.data.entry.NameBasedId;
import io.viginti.data.value.JsonText;
import java.util.Collection;
import java.util.UUID;

/** The default view of an object and its fields, as inputs of records. */
final class DefaultViews {
  private static final int MOST_FIELDS = 20;
  private static final int FIELD_SIZE = 180;

  private DefaultViews() {}

  /**
   * @param views inputs of {@code view}
   * @param viewFields inputs of {@code viewField}
   */
  record Inputs(ArrayNode views, ArrayNode viewFields) {}

  static Inputs of(UUID workspace, Collection<CatalogObject> objects) {
    Inputs inputs =
        new Inputs(JsonText.mapper().createArrayNode(), JsonText.mapper().createArrayNode());
    for (CatalogObject object : objects) {
      add(workspace, object, inputs);
    }
    return inputs;
  }

  private static void add(UUID workspace, CatalogObject object, Inputs inputs) {
    UUID viewId = NameBasedId.of(workspace, "view " + object.tableName());
    inputs
        .views()
        .addObject()
        .put("id", viewId.toString())
        .put("name", "All " + title(object.namePlural()))
        .put("objectName", object.nameSingular())
        .put("type", "TABLE")
        .put("key", "INDEX")
        .put("icon", "list")
        .put("position", inputs.views().size());
    int position = 0;
    for (CatalogField field : object.fields()) {
      if (isShown(field) && position < MOST_FIELDS) {
        ObjectNode shown = inputs.viewFields().addObject();
        shown
            .put("id", NameBasedId.of(viewId, field.name()).toString())
            .put("viewId", viewId.toString())
            .put("fieldName", field.name())
            .put("isVisible", true)
            .put("size", FIELD_SIZE)
            .put("position", position++);
      }
    }
  }

  private static boolean isShown(CatalogField field) {
    return switch (field) {
      case LeafField leaf -> !leaf.source().isSystem() || leaf.name().equals("createdAt");
      case CompositeField composite -> !composite.source().isSystem();
      case ReferenceField reference -> !reference.isMorph();
      case RelationIdField _, InverseOneField _, ToManyField _ -> false;
    };
  }

  /** {@code calendarEvents} as {@code Calendar Events}. */
  static String title(String name) {
    String spaced = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
    return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }
}
