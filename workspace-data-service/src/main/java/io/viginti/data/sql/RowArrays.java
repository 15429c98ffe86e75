package io.viginti.data.sql;

import io.viginti.contracts.shape.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a statement gets as one array per column, so that its text is the same for any number
 * of them: the relation {@code r}, with their places from 1 as {@code n}.
 */
final class RowArrays {
  private final SqlText sql;
  private final int size;
  private final List<String> arrays = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  RowArrays(SqlText sql, int size) {
    this.sql = sql;
    this.size = size;
  }

  /** Adds a column and gives the expression that has its type. */
  String add(ColumnType type, IntFunction<@Nullable Object> valueOf) {
    @Nullable Object[] values = Operands.array(type, size);
    for (int i = 0; i < size; i++) {
      Object value = valueOf.apply(i);
      values[i] = value instanceof String[] list ? ArrayLiterals.of(list) : value;
    }
    String parameter = sql.parameter(Parameter.constant(values));
    String name = "c" + names.size();
    names.add(name);
    return switch (type) {
      case NUMERIC, JSONB, TEXT_ARRAY -> {
        arrays.add(parameter + "::text[]");
        yield "r." + name + "::" + type.sql();
      }
      default -> {
        arrays.add(SqlText.castArray(parameter, type));
        yield "r." + name;
      }
    };
  }

  String relation() {
    return "unnest(%s) with ordinality as r(%s, n)"
        .formatted(String.join(", ", arrays), String.join(", ", names));
  }
}
