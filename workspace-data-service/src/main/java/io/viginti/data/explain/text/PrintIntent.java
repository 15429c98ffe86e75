package io.viginti.data.explain.text;

import static io.viginti.data.explain.text.PrintOperand.argument;

import io.viginti.data.query.Criteria;
import io.viginti.data.query.Intent;
import io.viginti.data.query.Operand;
import io.viginti.data.query.RecordAggregate;
import io.viginti.data.query.RecordConnection;
import io.viginti.data.query.RecordDuplicates;
import io.viginti.data.query.RecordGroups;
import io.viginti.data.query.RecordMutation;
import io.viginti.data.query.RecordQuery;
import io.viginti.data.query.Selection;
import io.viginti.data.query.TextSearch;
import java.util.ArrayList;
import java.util.List;

/** What was asked for. */
public final class PrintIntent {
  private final Tree tree = new Tree();

  private PrintIntent() {}

  public static String print(Intent intent) {
    PrintIntent print = new PrintIntent();
    print.intent(intent);
    return print.tree.toString();
  }

  private void intent(Intent intent) {
    switch (intent) {
      case RecordQuery query ->
          node(
              switch (query.cardinality()) {
                    case ONE -> "One ";
                    case MANY -> "List of ";
                  }
                  + query.object(),
              query.selection(),
              () -> {
                argument(tree, "id", query.id());
                criteria(query.criteria());
              });
      case RecordConnection page ->
          node(
              "Page of " + page.object(),
              page.selection(),
              () -> {
                argument(tree, "filter", page.filter());
                argument(tree, "order", page.orderBy());
                argument(tree, "first", page.window().first());
                argument(tree, "after", page.window().after());
                argument(tree, "last", page.window().last());
                argument(tree, "before", page.window().before());
              });
      case RecordAggregate figures ->
          node(
              "Figures of " + figures.object(),
              figures.selection(),
              () -> argument(tree, "filter", figures.filter()));
      case RecordGroups groups ->
          node(
              "Groups of " + groups.object(),
              groups.selection(),
              () -> {
                argument(tree, "by", groups.groupBy());
                argument(tree, "filter", groups.filter());
                argument(tree, "order", groups.orderBy());
                argument(tree, "limit", groups.limit());
              });
      case RecordDuplicates duplicates ->
          node(
              "Duplicates of " + duplicates.object(),
              duplicates.selection(),
              () -> {
                argument(tree, "ids", duplicates.ids());
                argument(tree, "data", duplicates.data());
              });
      case RecordMutation mutation ->
          node(
              PrintChange.title(mutation.change()) + " " + mutation.object(),
              mutation.selection(),
              () -> PrintChange.arguments(tree, mutation.change()));
      case TextSearch search ->
          node(
              "Search",
              search.selection(),
              () -> {
                argument(tree, "query", search.query());
                argument(tree, "objects", search.objects());
                argument(tree, "limit", search.limit());
              });
    }
  }

  private void node(String title, Selection selection, Runnable arguments) {
    tree.line(title)
        .below(
            below -> {
              arguments.run();
              tree.each("select", selection.items(), this::item);
            });
  }

  private void criteria(Criteria criteria) {
    argument(tree, "filter", criteria.filter());
    argument(tree, "order", criteria.orderBy());
    argument(tree, "limit", criteria.limit());
    argument(tree, "offset", criteria.offset());
  }

  private void item(Selection.Item item) {
    switch (item) {
      case Selection.TypeName name -> tree.line(named(name.key(), "__typename"));
      case Selection.Field field -> {
        tree.line(named(field.key(), field.name()) + arguments(field.criteria()));
        Selection selection = field.selection();
        if (selection != null) {
          tree.below(below -> selection.items().forEach(this::item));
        }
      }
    }
  }

  private static String named(String key, String name) {
    return key.equals(name) ? name : key + ": " + name;
  }

  private static String arguments(Criteria criteria) {
    List<String> given = new ArrayList<>();
    add(given, "filter", criteria.filter());
    add(given, "orderBy", criteria.orderBy());
    add(given, "limit", criteria.limit());
    add(given, "offset", criteria.offset());
    return given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
  }

  private static void add(List<String> given, String name, Operand operand) {
    if (!operand.isNothing()) {
      given.add(name + ": " + PrintOperand.print(operand));
    }
  }
}
