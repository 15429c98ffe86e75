package io.viginti.catalog.column;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.Composite;
import io.viginti.catalog.NumberKind;
import io.viginti.catalog.ObjectNames;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Field type, settings and name to the columns it is kept in. */
public final class ColumnLayout {
  private ColumnLayout() {}

  /**
   * The columns of a field under the names they have when those are free. For RELATION these are
   * the columns of a side that has one (many-to-one, or the owning side of one-to-one).
   *
   * @param settings of a NUMBER: {@code dataType}, {@code decimals}
   */
  public static List<ShapeColumn> suggest(
      FieldType type, @Nullable JsonNode settings, String field) {
    Optional<Composite> composite = Composite.find(type);
    if (composite.isPresent()) {
      return composite.get().parts().stream()
          .map(part -> new ShapeColumn(part.name(), joined(field, part.name()), part.columnType()))
          .toList();
    }
    return switch (type) {
      // Kept apart from the record, see MigrationAction.KeepSearch.
      case TS_VECTOR -> List.of();
      case RELATION -> List.of(new ShapeColumn("Id", field + "Id", ColumnType.UUID));
      case MORPH_RELATION ->
          List.of(
              new ShapeColumn("Object", field + "Object", ColumnType.TEXT),
              new ShapeColumn("Id", field + "Id", ColumnType.UUID));
      default -> List.of(new ShapeColumn(null, field, single(type, settings)));
    };
  }

  /**
   * The same with every name shortened and numbered so that it fits and is not in {@code taken}.
   *
   * @param taken every column name that the table has or ever had
   */
  public static List<ShapeColumn> allot(
      FieldType type, @Nullable JsonNode settings, String field, Set<String> taken) {
    Set<String> names = new HashSet<>(taken);
    List<ShapeColumn> columns = new ArrayList<>();
    for (ShapeColumn column : suggest(type, settings, field)) {
      String name = PhysicalNames.allot(column.name(), names);
      names.add(name);
      columns.add(new ShapeColumn(column.part(), name, column.type()));
    }
    return List.copyOf(columns);
  }

  private static ColumnType single(FieldType type, @Nullable JsonNode settings) {
    return switch (type) {
      case UUID -> ColumnType.UUID;
      case TEXT, PHONE, EMAIL, LINK, SELECT, RATING -> ColumnType.TEXT;
      case NUMERIC -> ColumnType.NUMERIC;
      case NUMBER ->
          switch (NumberKind.of(settings)) {
            case INT -> ColumnType.INTEGER;
            case FLOAT -> ColumnType.DOUBLE;
            case BIGINT -> ColumnType.BIGINT;
          };
      case BOOLEAN -> ColumnType.BOOLEAN;
      case DATE_TIME -> ColumnType.TIMESTAMPTZ;
      case DATE -> ColumnType.DATE;
      case MULTI_SELECT, ARRAY -> ColumnType.TEXT_ARRAY;
      case RAW_JSON, FILES -> ColumnType.JSONB;
      case POSITION -> ColumnType.DOUBLE;
      case CURRENCY,
          LINKS,
          FULL_NAME,
          ADDRESS,
          RICH_TEXT,
          PHONES,
          EMAILS,
          ACTOR,
          RELATION,
          MORPH_RELATION,
          TS_VECTOR ->
          throw new IllegalArgumentException(type + " has not one column");
    };
  }

  private static String joined(String field, String part) {
    return field + ObjectNames.capitalized(part);
  }
}
