package io.viginti.data.execute;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.value.Scalar;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.sql.Bindings;
import io.viginti.data.sql.Operands;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import io.viginti.data.value.RecordInput;
import io.viginti.data.value.WriteRow;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The duplicates of given records, in one statement whatever their number. */
final class FindDuplicates {
  private static final InputPath IDS = InputPath.of("ids");
  private static final InputPath DATA = InputPath.of("data");

  private final Session session;
  private final CompiledRoot.Duplicates root;
  private final RootPlan.Duplicates plan;
  private final CatalogObject object;

  private FindDuplicates(Session session, CompiledRoot.Duplicates root) {
    this.session = session;
    this.root = root;
    this.plan = root.plan();
    this.object = plan.plan().object();
  }

  /** Records with a range for each of those given, in their order. */
  static Future<Records> find(Session session, CompiledRoot.Duplicates root, Bindings bindings) {
    return new FindDuplicates(session, root).find(bindings);
  }

  private Future<Records> find(Bindings bindings) {
    List<JsonNode> given = given(plan.given().resolve(bindings.variables()));
    if (given.isEmpty()) {
      return Future.succeededFuture(
          new Records(root.statement().cells(), List.of(), Map.of(), List.of()));
    }
    Bindings bound = plan.by().isById() ? byId(given, bindings) : byValue(given, bindings);
    return ReadRecords.read(session, root.statement(), bound, this::requireAll)
        .map(records -> inPlaces(records, given.size()));
  }

  /** A single value stands for a list of one. */
  private List<JsonNode> given(JsonNode value) {
    List<JsonNode> given = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(given::add);
    } else {
      given.add(value);
    }
    if (given.size() > plan.mostRows()) {
      throw VigintiException.limit("records given", plan.mostRows(), given.size());
    }
    return given;
  }

  private static Bindings byId(List<JsonNode> given, Bindings bindings) {
    UUID[] ids = new UUID[given.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (UUID) Operands.read(given.get(i), Scalar.ID, EnumType.NONE, IDS.then(i));
    }
    return bindings.withIds(ids);
  }

  private Bindings byValue(List<JsonNode> given, Bindings bindings) {
    List<WriteRow> rows = new ArrayList<>();
    Problems problems = new Problems();
    for (int i = 0; i < given.size(); i++) {
      refuseUnreadable(given.get(i), DATA.then(i));
      rows.add(
          RecordInput.forCreate(
              object, given.get(i), RecordInput.Writer.CLIENT, DATA.then(i), problems));
    }
    problems.throwIfAny();
    List<@Nullable Object[]> columns = new ArrayList<>();
    columns.add(column(rows, RecordColumns.id(object)));
    plan.by().compared().forEach(leaf -> columns.add(column(rows, leaf)));
    return bindings.withGiven(places(rows.size()), columns);
  }

  /** Whoever could give the value of a field could find out what others have there. */
  private void refuseUnreadable(JsonNode input, InputPath at) {
    for (String name : plan.unreadable()) {
      if (input.has(name)) {
        String message = "%s.%s may not be read".formatted(object.names().type(), name);
        throw VigintiException.of(
            ErrorCode.FORBIDDEN,
            message,
            name,
            List.of(new Problem(at.then(name).toList(), message)));
      }
    }
  }

  private static @Nullable Object[] column(List<WriteRow> rows, Leaf leaf) {
    @Nullable Object[] values = Operands.array(leaf.columnType(), rows.size());
    for (int i = 0; i < values.length; i++) {
      values[i] =
          rows.get(i).columns().get(leaf.column()) instanceof WriteRow.Assign assign
              ? assign.value()
              : null;
    }
    return values;
  }

  /** The rows with a duplicate; all records given must be there. */
  private List<Row> requireAll(List<Row> rows) {
    int place = root.statement().ordinalColumn();
    List<Problem> missing = new ArrayList<>();
    List<Row> found = new ArrayList<>();
    for (Row row : rows) {
      if (!row.getBoolean(place + 1)) {
        missing.add(
            new Problem(
                IDS.then((int) (row.getLong(place) - 1)).toList(),
                object.names().type() + " not found"));
      } else if (row.getUUID(place - 1) != null) {
        found.add(row);
      }
    }
    if (!missing.isEmpty()) {
      throw VigintiException.of(
          ErrorCode.NOT_FOUND, object.names().type() + " not found", null, missing);
    }
    return found;
  }

  private Records inPlaces(Records records, int places) {
    Integer[] all = places(places);
    Map<Object, Records.Range> found =
        Records.ranges(records.rows(), root.statement().ordinalColumn(), all);
    Map<Object, Records.Range> ranges = new LinkedHashMap<>();
    for (Integer place : all) {
      ranges.put(place, found.getOrDefault(place, new Records.Range(0, 0)));
    }
    return new Records(records.cells(), records.rows(), ranges, records.children());
  }

  private static Integer[] places(int size) {
    return IntStream.range(0, size).boxed().toArray(Integer[]::new);
  }
}
