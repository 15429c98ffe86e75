package io.viginti.data.frontend.rest;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.data.frontend.OwnFields;
import io.viginti.data.frontend.Readable;
import io.viginti.data.query.Selection;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a REST answer holds of each record. Without {@code fields} everything of its own, and of
 * related records as deep as {@code depth} says; with it, what it names.
 */
final class ReadFields {
  static final String PARAMETER = "fields";

  /** Relations from the record asked for to the farthest one answered. */
  static final int DEEPEST = 2;

  private ReadFields() {}

  /** Everything that may be read. */
  static Selection all(CatalogObject object, int depth, Readable readable) {
    List<Selection.Item> items = new ArrayList<>();
    for (CatalogField field : object.fields()) {
      if (!readable.has(field)) {
        continue;
      }
      OwnFields.find(field)
          .or(() -> depth == 0 ? Optional.empty() : Optional.of(related(field, depth, readable)))
          .ifPresent(items::add);
    }
    return new Selection(items);
  }

  private static Selection.Item related(CatalogField field, int depth, Readable readable) {
    return OwnFields.field(field.name(), all(targetOf(field).orElseThrow(), depth - 1, readable));
  }

  private static Optional<CatalogObject> targetOf(CatalogField field) {
    return switch (field) {
      case ToOneField one -> Optional.of(one.target());
      case ToManyField many -> Optional.of(many.target());
      case LeafField leaf -> Optional.empty();
      case RelationIdField id -> Optional.empty();
      case CompositeField composite -> Optional.empty();
    };
  }

  /**
   * What a list of names with points asks for: {@code name.firstName,company,company.people.id}.
   *
   * @param depth to which a relation is answered that is named without what is below it; at least 1
   */
  static Selection named(CatalogObject object, String text, int depth, Readable readable) {
    NameTree names = NameTree.parse(PARAMETER, text);
    List<Problem> problems = new ArrayList<>();
    Named named = new Named(Math.max(1, depth), readable, problems);
    Selection selection = select(object, names, 0, named);
    if (!problems.isEmpty()) {
      throw VigintiException.badInput(problems);
    }
    return selection;
  }

  /**
   * What holds at every level.
   *
   * @param depth of a relation that is named without what is below it
   */
  private record Named(int depth, Readable readable, List<Problem> problems) {}

  private static Selection select(CatalogObject object, NameTree node, int level, Named named) {
    List<Problem> problems = named.problems();
    List<Selection.Item> items = new ArrayList<>();
    node.below()
        .forEach(
            (name, child) -> {
              CatalogField field = object.findField(name).orElse(null);
              switch (field) {
                case null -> add(problems, object.names().type(), name);
                case CompositeField composite -> items.add(composite(composite, child, problems));
                case ToOneField one -> items.add(relation(one, child, level, named));
                case ToManyField many -> items.add(relation(many, child, level, named));
                case LeafField leaf -> items.add(leaf(leaf, child, problems));
                case RelationIdField id -> items.add(leaf(id, child, problems));
              }
            });
    return new Selection(items);
  }

  private static Selection.Item leaf(CatalogField field, NameTree node, List<Problem> problems) {
    node.below().keySet().forEach(name -> add(problems, field.name(), name));
    return OwnFields.find(field).orElseThrow();
  }

  private static Selection.Item composite(
      CompositeField field, NameTree node, List<Problem> problems) {
    if (node.isWhole()) {
      return OwnFields.find(field).orElseThrow();
    }
    List<Selection.Item> parts = new ArrayList<>();
    node.below()
        .forEach(
            (name, child) ->
                field
                    .findPart(name)
                    .ifPresentOrElse(
                        part -> parts.add(OwnFields.leaf(name, part)),
                        () -> add(problems, field.composite().typeName(), name)));
    return OwnFields.field(field.name(), new Selection(parts));
  }

  private static Selection.Item relation(
      CatalogField field, NameTree node, int level, Named named) {
    CatalogObject target = targetOf(field).orElseThrow();
    if (level == DEEPEST) {
      named
          .problems()
          .add(
              new Problem(
                  List.of(PARAMETER),
                  "%s: at most %d relations deep".formatted(field.name(), DEEPEST)));
      return OwnFields.field(field.name(), new Selection(List.of()));
    }
    return node.isWhole()
        ? OwnFields.field(
            field.name(), all(target, Math.max(0, named.depth() - level - 1), named.readable()))
        : OwnFields.field(field.name(), select(target, node, level + 1, named));
  }

  private static void add(List<Problem> problems, String type, String name) {
    problems.add(new Problem(List.of(PARAMETER), "%s has no field %s".formatted(type, name)));
  }
}
