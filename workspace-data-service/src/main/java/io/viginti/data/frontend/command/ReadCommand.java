package io.viginti.data.frontend.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.data.frontend.OwnFields;
import io.viginti.data.frontend.Readable;
import io.viginti.data.query.Change;
import io.viginti.data.query.Criteria;
import io.viginti.data.query.Operand;
import io.viginti.data.query.RecordIntent;
import io.viginti.data.query.RecordMutation;
import io.viginti.data.query.RecordQuery;
import io.viginti.data.query.Selection;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command to its intent. */
public final class ReadCommand {
  private ReadCommand() {}

  public static RecordIntent read(RecordCommand command, Catalog catalog, Readable readable) {
    CatalogObject object =
        catalog
            .findObject(command.object())
            .orElseThrow(() -> VigintiException.badInput("There is no object " + command.object()));
    Selection selection = selection(object, command.fields(), readable);
    if (command.operation() == RecordCommand.Operation.FIND) {
      return new RecordQuery(
          command.object(),
          RecordQuery.Cardinality.MANY,
          Operand.none(),
          new Criteria(
              parts(command.filter()),
              parts(command.orderBy()),
              command.limit() == null ? Operand.none() : constant(IntNode.valueOf(command.limit())),
              Operand.none()),
          selection);
    }
    return new RecordMutation(command.object(), change(command), selection);
  }

  private static Change change(RecordCommand command) {
    Operand data = constant(command.data());
    Change.Chosen byId =
        new Change.ById(
            command.id() == null ? Operand.none() : constant(TextNode.valueOf(command.id())),
            Operand.none());
    return switch (command.operation()) {
      case CREATE -> new Change.Create(data, true);
      case CREATE_IF_ABSENT -> new Change.CreateIfAbsent(data);
      case UPSERT -> new Change.Upsert(data, true);
      case UPDATE -> new Change.Update(byId, data);
      case DELETE -> new Change.Delete(byId);
      case RESTORE -> new Change.Restore(byId);
      case DESTROY -> new Change.Destroy(byId);
      case FIND -> throw new IllegalStateException("FIND changes nothing");
    };
  }

  private static Operand constant(@Nullable JsonNode value) {
    return value == null ? Operand.none() : new Operand.Constant(value);
  }

  /** Filters and orders are read part by part. */
  private static Operand parts(@Nullable JsonNode value) {
    if (value == null) {
      return Operand.none();
    }
    if (value.isObject()) {
      Map<String, Operand> entries = new LinkedHashMap<>();
      value.properties().forEach(entry -> entries.put(entry.getKey(), parts(entry.getValue())));
      return new Operand.Fields(entries);
    }
    if (value.isArray()) {
      List<Operand> items = new ArrayList<>();
      value.forEach(item -> items.add(parts(item)));
      return new Operand.Items(items);
    }
    return new Operand.Constant(value);
  }

  private static Selection selection(
      CatalogObject object, @Nullable List<String> names, Readable readable) {
    if (names == null) {
      return new Selection(OwnFields.of(object, readable));
    }
    List<Selection.Item> items = new ArrayList<>();
    for (String name : names) {
      items.add(
          object
              .findField(name)
              .flatMap(OwnFields::find)
              .orElseThrow(
                  () ->
                      VigintiException.badInput("%s has no own field %s".formatted(object, name))));
    }
    return new Selection(items);
  }
}
