package io.viginti.data.sql;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.value.Scalar;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.ConnectionPlan;
import io.viginti.data.plan.Page;
import io.viginti.data.query.Operand;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import io.viginti.platform.error.VigintiException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operands to bound values, read and checked per request. */
public final class Operands {
  private Operands() {}

  /** A value of the given scalar. */
  static Parameter scalar(Operand operand, Scalar scalar, EnumType options, InputPath at) {
    return new Parameter(
        at.toList().toString(), bindings -> read(operand, bindings, scalar, options, at));
  }

  /** The caller's member id alone may be null: then nothing is known of the comparison. */
  private static @Nullable Object read(
      Operand operand, Bindings bindings, Scalar scalar, EnumType options, InputPath at) {
    JsonNode value = operand.resolve(bindings.variables());
    return operand.equals(Operand.Variable.MEMBER) && value.isNull()
        ? null
        : read(value, scalar, options, at);
  }

  /** A list of values as an array of the column's type. */
  static Parameter array(
      Operand operand, Scalar scalar, EnumType options, ColumnType type, InputPath at) {
    return new Parameter(
        at.toList().toString(),
        bindings -> {
          if (operand instanceof Operand.Items(List<Operand> items)) {
            @Nullable Object[] values = array(type, items.size());
            for (int i = 0; i < values.length; i++) {
              values[i] = read(items.get(i), bindings, scalar, options, at.then(i));
            }
            return values;
          }
          JsonNode list = operand.resolve(bindings.variables());
          int size = list.isArray() ? list.size() : 1;
          @Nullable Object[] values = array(type, size);
          for (int i = 0; i < size; i++) {
            values[i] = read(list.isArray() ? list.get(i) : list, scalar, options, at.then(i));
          }
          return values;
        });
  }

  /** An empty array that the driver sends as the column's type, or as text. */
  public static @Nullable Object[] array(ColumnType type, int size) {
    return switch (type) {
      case UUID -> new UUID[size];
      case BOOLEAN -> new Boolean[size];
      case DATE -> new LocalDate[size];
      case TIMESTAMPTZ -> new OffsetDateTime[size];
      case INTEGER -> new Integer[size];
      case BIGINT -> new Long[size];
      case DOUBLE -> new Double[size];
      case TEXT, NUMERIC, JSONB, TEXT_ARRAY, TSVECTOR -> new String[size];
    };
  }

  /** Text that a pattern takes literally, with what stands around it. */
  static Parameter pattern(Operand operand, String before, String after, InputPath at) {
    return new Parameter(
        at.toList().toString(),
        bindings -> {
          String text = (String) read(operand, bindings, Scalar.TEXT, EnumType.NONE, at);
          return text == null
              ? null
              : before + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + after;
        });
  }

  static Parameter limit(Page page) {
    return new Parameter(
        "limit",
        bindings -> {
          JsonNode given = page.limit().resolve(bindings.variables());
          long limit =
              given.isMissingNode() || given.isNull()
                  ? page.defaultRows()
                  : count(given, InputPath.of("limit"));
          if (limit > page.mostRows()) {
            throw VigintiException.limit("limit", page.mostRows(), limit);
          }
          return limit;
        });
  }

  /** One row more than a page has. */
  static Parameter pageSize(ConnectionPlan plan) {
    return new Parameter("page size + 1", bindings -> pageSize(plan, bindings) + 1);
  }

  /** Rows of a page. */
  public static long pageSize(ConnectionPlan plan, Bindings bindings) {
    String name = plan.window().sizeName();
    Page page = plan.rows().page();
    JsonNode given = plan.window().size().resolve(bindings.variables());
    if (given.isMissingNode() || given.isNull()) {
      return page.defaultRows();
    }
    long size = count(given, InputPath.of(name));
    if (size > page.mostRows()) {
      throw VigintiException.limit(name, page.mostRows(), size);
    }
    return size;
  }

  /** A region of the tz database: offsets have the other sign in PostgreSQL. */
  static Parameter timeZone(Operand operand, InputPath at) {
    return new Parameter(
        "time zone",
        bindings -> {
          String name =
              (String) read(operand.resolve(bindings.variables()), Scalar.TEXT, EnumType.NONE, at);
          if (!ZoneId.getAvailableZoneIds().contains(name) || name.startsWith("SystemV/")) {
            throw fault(at, "must be a time zone such as Europe/Paris");
          }
          return name;
        });
  }

  static Parameter offset(Page page) {
    return new Parameter(
        "offset",
        bindings -> {
          JsonNode given = page.offset().resolve(bindings.variables());
          return given.isMissingNode() || given.isNull()
              ? 0L
              : (Object) count(given, InputPath.of("offset"));
        });
  }

  private static long count(JsonNode given, InputPath at) {
    int value = (Integer) read(given, Scalar.INT, EnumType.NONE, at);
    if (value < 0) {
      throw fault(at, "must not be negative");
    }
    return value;
  }

  /** Reads a value or ends the operation with BAD_USER_INPUT. */
  public static Object read(JsonNode json, Scalar scalar, EnumType options, InputPath at) {
    if (json.isMissingNode() || json.isNull()) {
      throw fault(at, "must not be null");
    }
    Scalar.Reading reading = scalar.read(json, options);
    Object value = reading.value();
    if (value == null) {
      throw fault(at, String.valueOf(reading.fault()));
    }
    return value;
  }

  private static VigintiException fault(InputPath at, String message) {
    Problems problems = new Problems();
    problems.add(at, message);
    return problems.toException();
  }
}
