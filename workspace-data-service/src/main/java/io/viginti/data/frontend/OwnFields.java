package io.viginti.data.frontend;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.data.query.Criteria;
import io.viginti.data.query.Selection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Selections of what a record itself holds, whole, for front ends that only name fields. */
public final class OwnFields {
  private static final List<String> LINK_ITEM = List.of("label", "url");
  private static final List<String> FILE_ITEM =
      List.of("fileId", "label", "fileCategory", "extension", "url");

  private OwnFields() {}

  /** All that may be read, in the order of the object. */
  public static List<Selection.Item> of(CatalogObject object, Readable readable) {
    return object.fields().stream()
        .filter(readable::has)
        .flatMap(field -> find(field).stream())
        .toList();
  }

  /** One of them; empty for a field that leads to other records. */
  public static Optional<Selection.Item> find(CatalogField field) {
    return switch (field) {
      case LeafField leaf -> Optional.of(leaf(leaf.name(), leaf));
      case RelationIdField id -> Optional.of(leaf(id.name(), id));
      case CompositeField composite ->
          Optional.of(
              field(
                  composite.name(),
                  new Selection(
                      composite.parts().stream().map(part -> leaf(part.name(), part)).toList())));
      case ToOneField toOne -> Optional.empty();
      case ToManyField toMany -> Optional.empty();
    };
  }

  /** A value under the name of its column's owner: a field, or a part of a composite. */
  public static Selection.Item leaf(String name, Leaf leaf) {
    if (leaf.leafType() == LeafType.LINK_ITEMS) {
      return field(name, names(LINK_ITEM));
    }
    return field(name, leaf.leafType() == LeafType.FILE_ITEMS ? names(FILE_ITEM) : null);
  }

  private static Selection names(List<String> names) {
    return new Selection(names.stream().map(name -> field(name, null)).toList());
  }

  /** A field answered under its own name. */
  public static Selection.Item field(String name, @Nullable Selection selection) {
    return new Selection.Field(name, name, Criteria.none(), selection);
  }
}
