package io.viginti.metadata.plan;

import io.viginti.catalog.Composite;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.ObjectModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns that a field, or a path into one, stands for. */
public final class FieldColumns {
  private FieldColumns() {}

  /** The columns that decide whether two values of the field are the same. */
  public static List<String> unique(FieldModel field) {
    return deciding(field).map(ShapeColumn::name).toList();
  }

  /** The paths of the same columns, as {@link #find} reads them. */
  static List<String> decidingPaths(FieldModel field) {
    return deciding(field)
        .map(column -> column.part() == null ? field.name() : field.name() + "." + column.part())
        .toList();
  }

  private static Stream<ShapeColumn> deciding(FieldModel field) {
    Optional<Composite> composite = Composite.find(field.type());
    return field.columns().stream()
        .filter(
            column ->
                composite.isEmpty() || composite.get().decidingParts().contains(column.part()));
  }

  /**
   * The column of a path as the public API writes it: {@code name}, {@code address.addressCity}, a
   * to-one relation by its own name. Empty when the path leads to no single column.
   */
  public static Optional<ShapeColumn> find(ObjectModel object, String path) {
    int dot = path.indexOf('.');
    String fieldName = dot < 0 ? path : path.substring(0, dot);
    Optional<FieldModel> field = object.findFieldNamed(fieldName);
    if (field.isEmpty()) {
      return Optional.empty();
    }
    List<ShapeColumn> columns = field.get().columns();
    if (dot < 0) {
      return columns.size() == 1 ? Optional.of(columns.getFirst()) : Optional.empty();
    }
    String part = path.substring(dot + 1);
    return columns.stream().filter(column -> part.equals(column.part())).findFirst();
  }
}
