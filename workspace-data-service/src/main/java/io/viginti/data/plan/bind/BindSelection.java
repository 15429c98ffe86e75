package io.viginti.data.plan.bind;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.Output;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.query.Criteria;
import io.viginti.data.query.Operand;
import io.viginti.data.query.Selection;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A selection of field names to outputs; to-many fields become reads of their own. */
final class BindSelection {
  private static final Set<String> LINK_ITEM = Set.of("label", "url");
  private static final Set<String> FILE_ITEM =
      Set.of("fileId", "label", "fileCategory", "extension", "url");

  private final BindRead reads;

  BindSelection(BindRead reads) {
    this.reads = reads;
  }

  RecordOutput bind(CatalogObject object, Selection selection) {
    List<Output> entries = new ArrayList<>();
    for (Selection.Item item : selection.items()) {
      entries.add(
          switch (item) {
            case Selection.TypeName name -> new Output.TypeName(name.key(), object.names().type());
            case Selection.Field field -> field(object, field);
          });
    }
    return new RecordOutput(object, entries);
  }

  private Output field(CatalogObject object, Selection.Field item) {
    ToManyField aggregated = object.findAggregated(item.name()).orElse(null);
    if (aggregated != null) {
      return figures(aggregated, item);
    }
    CatalogField field =
        object
            .findField(item.name())
            .orElseThrow(() -> unknown(object.names().type(), item.name()));
    if (!(field instanceof ToManyField)) {
      refuseArguments(item);
    }
    return switch (field) {
      case LeafField leaf -> leaf(leaf, leaf.isNullable(), item);
      case RelationIdField id -> leaf(id, id.isNullable(), item);
      case CompositeField composite -> composite(composite, item);
      case ToOneField relation ->
          new Output.ToOne(
              item.key(), relation, Condition.Known.TRUE, bind(relation.target(), required(item)));
      case ToManyField relation ->
          new Output.ToMany(
              item.key(), relation, reads.children(relation, item.criteria(), required(item)));
    };
  }

  private Output figures(ToManyField relation, Selection.Field item) {
    Operand filter = item.criteria().filter();
    if (!item.criteria()
        .equals(new Criteria(filter, Operand.none(), Operand.none(), Operand.none()))) {
      throw VigintiException.badInput(item.name() + " takes a filter only");
    }
    CatalogObject target = relation.target();
    return new Output.ToManyFigures(
        item.key(),
        relation,
        reads.figures(
            target,
            new ReadPlan.ChildrenBy(relation.link()),
            filter,
            new BindFigures(target).bind(required(item))));
  }

  private static Output composite(CompositeField field, Selection.Field item) {
    String type = field.composite().typeName();
    List<Output> entries = new ArrayList<>();
    for (Selection.Item sub : required(item).items()) {
      entries.add(
          switch (sub) {
            case Selection.TypeName name -> new Output.TypeName(name.key(), type);
            case Selection.Field part ->
                leaf(
                    field.findPart(part.name()).orElseThrow(() -> unknown(type, part.name())),
                    true,
                    part);
          });
    }
    return new Output.Composite(item.key(), field, entries);
  }

  private static Output leaf(Leaf leaf, boolean isNullable, Selection.Field item) {
    LeafType type = leaf.leafType();
    if (type == LeafType.LINK_ITEMS || type == LeafType.FILE_ITEMS) {
      return new Output.Documents(item.key(), leaf, entries(type, required(item)), isNullable);
    }
    refuseSelection(item);
    return new Output.Value(item.key(), leaf, isNullable);
  }

  private static List<Output.Documents.Entry> entries(LeafType type, Selection selection) {
    String typeName = type == LeafType.LINK_ITEMS ? "LinkItem" : "FileItem";
    Set<String> known = type == LeafType.LINK_ITEMS ? LINK_ITEM : FILE_ITEM;
    List<Output.Documents.Entry> entries = new ArrayList<>();
    for (Selection.Item item : selection.items()) {
      switch (item) {
        case Selection.TypeName name ->
            entries.add(new Output.Documents.Entry(name.key(), "", typeName));
        case Selection.Field field -> {
          if (!known.contains(field.name())) {
            throw unknown(typeName, field.name());
          }
          entries.add(new Output.Documents.Entry(field.key(), field.name(), typeName));
        }
      }
    }
    return entries;
  }

  static Selection required(Selection.Field item) {
    Selection selection = item.selection();
    if (selection == null) {
      throw VigintiException.badInput(item.name() + " needs a selection of sub-fields");
    }
    return selection;
  }

  static void refuseArguments(Selection.Field item) {
    if (!item.criteria().isEmpty()) {
      throw VigintiException.badInput(item.name() + " takes no arguments");
    }
  }

  /** Of a field that takes a limit. */
  static void refuseAllBut(Selection.Field item, Operand limit) {
    if (!item.criteria()
        .equals(new Criteria(Operand.none(), Operand.none(), limit, Operand.none()))) {
      throw VigintiException.badInput(item.name() + " takes a limit only");
    }
  }

  static void refuseSelection(Selection.Field item) {
    if (item.selection() != null) {
      throw VigintiException.badInput(item.name() + " has no sub-fields");
    }
  }

  static VigintiException unknown(String type, String field) {
    return VigintiException.badInput("%s has no field %s".formatted(type, field));
  }
}
