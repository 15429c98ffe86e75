package io.viginti.data.naming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.ReferenceField;
import io.viginti.contracts.migration.NameChange;
import io.viginti.contracts.shape.OnDelete;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which records hold a name, and what is to become of them. */
final class NameHolders {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> PARTS_OF_VIEWS =
      List.of("viewField", "viewFilter", "viewSort", "viewGroup");

  private NameHolders() {}

  /**
   * Records to change alike.
   *
   * @param filter which, of those that are left to do
   * @param data the update; null when they are destroyed, deleted ones too
   */
  record Holders(String object, ObjectNode filter, @Nullable ObjectNode data) {}

  static List<Holders> of(NameChange change, Catalog catalog) {
    return switch (change) {
      case NameChange.OfOption option -> List.of(option(option));
      case NameChange.OfField field -> field(field);
      case NameChange.OfObject object -> object(object, catalog);
    };
  }

  /** A column of a board stands for an option. */
  private static Holders option(NameChange.OfOption option) {
    ObjectNode filter = part(option.object(), option.field());
    filter.set("fieldValue", equal(option.from()));
    return new Holders("viewGroup", filter, put("fieldValue", option.to()));
  }

  private static List<Holders> field(NameChange.OfField field) {
    List<Holders> holders = new ArrayList<>();
    for (String object : PARTS_OF_VIEWS) {
      holders.add(
          new Holders(object, part(field.object(), field.from()), put("fieldName", field.to())));
    }
    ObjectNode boards = JSON.objectNode();
    boards.set("objectName", equal(field.object()));
    boards.set("kanbanField", equal(field.from()));
    ObjectNode board = put("kanbanField", field.to());
    // A board without its field is a table
    ObjectNode table = JSON.objectNode().put("type", "TABLE").putNull("kanbanField");
    holders.add(new Holders("view", boards, board == null ? table : board));
    return holders;
  }

  private static List<Holders> object(NameChange.OfObject object, Catalog catalog) {
    List<Holders> holders = new ArrayList<>();
    ObjectNode views = JSON.objectNode();
    views.set("objectName", equal(object.from()));
    holders.add(new Holders("view", views, put("objectName", object.to())));
    if (object.to() == null) {
      holders.addAll(leadingTo(object.from(), catalog));
    }
    return holders;
  }

  /** Notes' and tasks' links, attachments, favourites, activities of records that go. */
  private static List<Holders> leadingTo(String target, Catalog catalog) {
    List<Holders> holders = new ArrayList<>();
    for (CatalogObject object : catalog.objects()) {
      for (CatalogField field : object.fields()) {
        if (field instanceof ReferenceField reference
            && reference.isMorph()
            && reference.target().nameSingular().equals(target)
            && reference.source().relation() != null
            && reference.source().relation().onDelete() == OnDelete.CASCADE) {
          ObjectNode filter = JSON.objectNode();
          filter.putObject(reference.idName()).put("is", "NOT_NULL");
          holders.add(new Holders(object.nameSingular(), filter, null));
        }
      }
    }
    return holders;
  }

  private static ObjectNode part(String object, String field) {
    ObjectNode filter = JSON.objectNode();
    filter.set("fieldName", equal(field));
    ObjectNode view = filter.putObject("view");
    view.set("objectName", equal(object));
    view.set("or", deletedOrNot());
    return filter;
  }

  private static ObjectNode equal(String value) {
    return JSON.objectNode().put("eq", value);
  }

  private static @Nullable ObjectNode put(String field, @Nullable String value) {
    return value == null ? null : JSON.objectNode().put(field, value);
  }

  /** A condition that everything meets and that makes deleted records visible. */
  static ArrayNode deletedOrNot() {
    ArrayNode either = JSON.arrayNode();
    for (String is : List.of("NULL", "NOT_NULL")) {
      either.addObject().putObject("deletedAt").put("is", is);
    }
    return either;
  }

  /** The filter of a page of them. */
  static JsonNode filterOf(Holders holders) {
    if (holders.data() != null) {
      return holders.filter();
    }
    ObjectNode filter = holders.filter().deepCopy();
    filter.set("or", deletedOrNot());
    return filter;
  }
}
