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
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeOption;
import io.viginti.data.entry.NameBasedId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The views an object is born with, as inputs of records: a table that is everybody's favourite,
 * where work flows a board, and of tasks those of whoever looks.
 */
final class DefaultViews {
  private static final int MOST_FIELDS = 20;
  private static final int LABEL_SIZE = 210;
  private static final int FIELD_SIZE = 150;

  /** What people look for first, behind the label; the rest is there, but hidden. */
  private static final Map<String, List<String>> FIRST_FIELDS =
      Map.of(
          "company",
          List.of(
              "domainName",
              "accountOwner",
              "employees",
              "annualRevenue",
              "address",
              "linkedinLink",
              "idealCustomerProfile"),
          "person",
          List.of("emails", "company", "phones", "jobTitle", "city", "linkedinLink"),
          "opportunity",
          List.of("amount", "stage", "closeDate", "company", "pointOfContact", "owner"),
          "task",
          List.of("status", "dueAt", "assignee"),
          "note",
          List.of());

  /** The field whose options are the columns of a board. */
  private static final Map<String, String> BOARDS =
      Map.of("opportunity", "stage", "task", "status");

  /** Stands in a filter's value for the workspace member who looks at the view. */
  private static final String CALLER = "$member";

  private final ArrayNode views = JsonText.mapper().createArrayNode();
  private final ArrayNode viewFields = JsonText.mapper().createArrayNode();
  private final ArrayNode viewGroups = JsonText.mapper().createArrayNode();
  private final ArrayNode viewFilters = JsonText.mapper().createArrayNode();
  private final ArrayNode favorites = JsonText.mapper().createArrayNode();

  private DefaultViews() {}

  /**
   * Records by what they are inputs of.
   *
   * @param views inputs of {@code view}
   * @param viewFields inputs of {@code viewField}
   * @param viewGroups inputs of {@code viewGroup}
   * @param viewFilters inputs of {@code viewFilter}
   * @param favorites inputs of {@code favorite}, of no member and so everybody's
   */
  record Inputs(
      ArrayNode views,
      ArrayNode viewFields,
      ArrayNode viewGroups,
      ArrayNode viewFilters,
      ArrayNode favorites) {}

  static Inputs of(UUID workspace, Collection<CatalogObject> objects) {
    DefaultViews all = new DefaultViews();
    for (CatalogObject object : objects) {
      all.table(workspace, object);
      Optional.ofNullable(BOARDS.get(object.nameSingular()))
          .flatMap(object::findField)
          .ifPresent(field -> all.board(workspace, object, field));
      if (object.nameSingular().equals("task")) {
        all.assigned(workspace, object);
      }
    }
    return new Inputs(all.views, all.viewFields, all.viewGroups, all.viewFilters, all.favorites);
  }

  private void table(UUID workspace, CatalogObject object) {
    UUID id = NameBasedId.of(workspace, "view " + object.tableName());
    view(id, object, "All " + title(object.namePlural()), "list")
        .put("type", "TABLE")
        .put("key", "INDEX");
    fields(id, object);
    favorites
        .addObject()
        .put("id", NameBasedId.of(id, "favorite").toString())
        .put("viewId", id.toString())
        .put("position", favorites.size());
  }

  private void assigned(UUID workspace, CatalogObject task) {
    UUID id = NameBasedId.of(workspace, "assigned " + task.tableName());
    view(id, task, "Assigned to Me", "user-check").put("type", "TABLE");
    fields(id, task);
    viewFilters
        .addObject()
        .put("id", NameBasedId.of(id, "assignee").toString())
        .put("viewId", id.toString())
        .put("fieldName", "assignee")
        .put("operand", "IS")
        .put("value", CALLER);
  }

  private void board(UUID workspace, CatalogObject object, CatalogField by) {
    UUID id = NameBasedId.of(workspace, "board " + object.tableName());
    view(id, object, "By " + title(by.name()), "layout-kanban")
        .put("type", "KANBAN")
        .put("kanbanField", by.name());
    fields(id, object);
    int position = 0;
    for (ShapeOption option : by.source().options()) {
      viewGroups
          .addObject()
          .put("id", NameBasedId.of(id, option.key()).toString())
          .put("viewId", id.toString())
          .put("fieldName", by.name())
          .put("fieldValue", option.value())
          .put("isVisible", true)
          .put("position", position++);
    }
  }

  private ObjectNode view(UUID id, CatalogObject object, String name, String icon) {
    return views
        .addObject()
        .put("id", id.toString())
        .put("name", name)
        .put("objectName", object.nameSingular())
        .put("icon", icon)
        .put("position", views.size());
  }

  private void fields(UUID view, CatalogObject object) {
    List<String> first = FIRST_FIELDS.get(object.nameSingular());
    int position = 0;
    for (CatalogField field : inOrder(object, first)) {
      boolean isLabel = isLabel(object, field);
      boolean isVisible = first == null || isLabel || first.contains(field.name());
      viewFields
          .addObject()
          .put("id", NameBasedId.of(view, field.name()).toString())
          .put("viewId", view.toString())
          .put("fieldName", field.name())
          .put("isVisible", isVisible || field.name().equals("createdAt"))
          .put("size", isLabel ? LABEL_SIZE : FIELD_SIZE)
          .put("position", position++);
    }
  }

  /** The label, what comes first, everything else, and last when the record was made. */
  private static List<CatalogField> inOrder(CatalogObject object, @Nullable List<String> first) {
    List<CatalogField> fields = new ArrayList<>();
    object.findLabelField().ifPresent(fields::add);
    if (first != null) {
      first.forEach(name -> object.findField(name).ifPresent(fields::add));
    }
    for (CatalogField field : object.fields()) {
      if (isShown(field) && !fields.contains(field) && !field.name().equals("createdAt")) {
        fields.add(field);
      }
    }
    List<CatalogField> shown =
        new ArrayList<>(fields.subList(0, Math.min(fields.size(), MOST_FIELDS - 1)));
    object.findField("createdAt").ifPresent(shown::add);
    return shown;
  }

  private static boolean isLabel(CatalogObject object, CatalogField field) {
    return object.findLabelField().filter(field::equals).isPresent();
  }

  private static boolean isShown(CatalogField field) {
    return switch (field) {
      case LeafField leaf ->
          !leaf.source().isSystem() && leaf.source().type() != FieldType.POSITION;
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
