package io.viginti.data.explain.text;

import static io.viginti.data.explain.text.PrintOperand.argument;

import io.viginti.catalog.Leaf;
import io.viginti.catalog.ToManyField;
import io.viginti.data.plan.AggregatePlan;
import io.viginti.data.plan.ConnectionPlan;
import io.viginti.data.plan.Dimension;
import io.viginti.data.plan.GroupPlan;
import io.viginti.data.plan.Page;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RootPlan;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is done. */
public final class PrintPlan {
  private PrintPlan() {}

  public static String print(RootPlan plan) {
    Tree tree = new Tree();
    switch (plan) {
      case RootPlan.Read read -> {
        tree.line(read.isList() ? "List" : "First");
        tree.below(below -> read(tree, read.plan()));
      }
      case RootPlan.Aggregate aggregate -> aggregate(tree, aggregate.plan());
      case RootPlan.Groups groups -> groups(tree, groups.plan());
      case RootPlan.Connection connection -> connection(tree, connection.plan());
      case RootPlan.Duplicates duplicates -> {
        tree.line("Lists");
        tree.below(
            below -> {
              argument(tree, duplicates.by().isById() ? "ids" : "data", duplicates.given());
              tree.line("at most " + duplicates.mostRows() + " given");
              read(tree, duplicates.plan());
            });
      }
      case RootPlan.Write write -> write(tree, write);
      case RootPlan.Search search -> search(tree, search);
    }
    return tree.toString();
  }

  static void read(Tree tree, ReadPlan plan) {
    tree.line("Read " + plan.object().tableName() + anchor(plan.anchor()));
    tree.below(
        below -> {
          PrintCondition.print(tree, "where", plan.where());
          if (!plan.order().isEmpty()) {
            tree.line(
                plan.order().stream()
                    .map(key -> PrintCondition.print(key.target()) + " " + key.direction())
                    .collect(Collectors.joining(", ", "order ", "")));
          }
          if (!(plan.anchor() instanceof ReadPlan.GivenIds)) {
            page(tree, plan.page());
          }
          PrintOutput.print(tree, plan.output());
        });
  }

  private static String anchor(ReadPlan.Anchor anchor) {
    return switch (anchor) {
      case ReadPlan.Everything everything -> "";
      case ReadPlan.GivenIds ids -> " by given ids, in their order";
      case ReadPlan.ChildrenBy children -> " of each parent by " + link(children.link());
      case ReadPlan.MembersOf members -> " of each group by " + dimensions(members.dimensions());
      case ReadPlan.DuplicatesOf duplicates ->
          " that are the same as each one given by " + criteria(duplicates.criteria());
    };
  }

  private static String link(ToManyField.Link link) {
    return switch (link) {
      case ToManyField.ByColumn(var inverse) ->
          inverse.objectColumn().map(column -> column + ", ").orElse("") + inverse.idColumn();
      case ToManyField.ByJunction(var junction) -> "links in " + junction.table();
    };
  }

  private static String criteria(List<List<Leaf>> criteria) {
    return criteria.isEmpty()
        ? "nothing"
        : criteria.stream()
            .map(leaves -> leaves.stream().map(Leaf::column).collect(Collectors.joining(" and ")))
            .collect(Collectors.joining(", or by "));
  }

  private static String dimensions(List<Dimension> dimensions) {
    return dimensions.stream().map(PrintPlan::dimension).collect(Collectors.joining(", "));
  }

  private static String dimension(Dimension dimension) {
    return PrintCondition.print(dimension.target())
        + dimension
            .period()
            .map(
                period ->
                    " per "
                        + period.granularity()
                        + (period.timeZone().isNothing()
                            ? ""
                            : " in " + PrintOperand.print(period.timeZone())))
            .orElse("");
  }

  private static void page(Tree tree, Page page) {
    tree.line(
        (page.limit().isNothing()
                ? "limit " + page.defaultRows()
                : "limit %s, at most %d"
                    .formatted(PrintOperand.print(page.limit()), page.mostRows()))
            + (page.offset().isNothing() ? "" : " offset " + PrintOperand.print(page.offset())));
  }

  static void aggregate(Tree tree, AggregatePlan plan) {
    tree.line("Aggregate " + plan.object().tableName() + anchor(plan.anchor()));
    tree.below(
        below -> {
          PrintCondition.print(tree, "where", plan.where());
          PrintOutput.print(tree, plan.output());
        });
  }

  private static void groups(Tree tree, GroupPlan plan) {
    tree.line("Group by " + dimensions(plan.dimensions()));
    tree.below(
        below -> {
          if (!plan.order().isEmpty()) {
            tree.line(
                plan.order().stream()
                    .map(sort -> sort(sort, plan.dimensions()) + " " + sort.direction())
                    .collect(Collectors.joining(", ", "order ", "")));
          }
          page(tree, plan.page());
          aggregate(tree, plan.figures());
        });
  }

  private static String sort(GroupPlan.GroupSort sort, List<Dimension> dimensions) {
    return switch (sort) {
      case GroupPlan.ByDimension by -> dimension(dimensions.get(by.dimension()));
      case GroupPlan.ByFigure by -> PrintOutput.print(by.figure());
    };
  }

  private static void connection(Tree tree, ConnectionPlan plan) {
    ConnectionPlan.Window window = plan.window();
    tree.line(window.isBackward() ? "Page backward" : "Page forward");
    tree.below(
        below -> {
          argument(tree, window.sizeName(), window.size());
          argument(tree, "after", window.after());
          argument(tree, "before", window.before());
          tree.each("output", plan.entries(), entry -> tree.line(entry(entry)));
          read(tree, plan.rows());
          plan.total().ifPresent(total -> aggregate(tree, total));
        });
  }

  private static String entry(ConnectionPlan.Entry entry) {
    return entry.key()
        + switch (entry) {
          case ConnectionPlan.TypeName name -> ": \"" + name.type() + '"';
          case ConnectionPlan.Edges edges -> ": rows";
          case ConnectionPlan.TotalCount total -> ": count of all pages";
          case ConnectionPlan.PageInfo info ->
              info.facts().stream()
                  .map(ConnectionPlan.Fact::key)
                  .collect(Collectors.joining(", ", ": ", ""));
        };
  }

  private static void write(Tree tree, RootPlan.Write write) {
    tree.line(PrintChange.title(write.change()) + " " + write.object().tableName());
    tree.below(
        below -> {
          PrintChange.arguments(tree, write.change());
          tree.line("at most " + write.mostRows() + " rows");
          ReadPlan matching = write.matching();
          if (matching != null) {
            PrintCondition.print(tree, "where", matching.where());
          }
          read(tree, write.answer());
        });
  }

  private static void search(Tree tree, RootPlan.Search search) {
    tree.line(
        search.searched().stream()
            .map(searched -> searched.object().tableName())
            .collect(Collectors.joining(", ", "Search ", "")));
    tree.below(
        below -> {
          argument(tree, "query", search.query());
          argument(tree, "objects", search.named());
          for (RootPlan.Searched searched : search.searched()) {
            String what = searched.object().tableName();
            PrintCondition.print(tree, what + " where", searched.where());
            if (!searched.unreadable().isEmpty()) {
              tree.line(what + " without " + new TreeSet<>(searched.unreadable()));
            }
          }
          page(tree, search.page());
          tree.each(
              "output", search.output(), found -> tree.line(found.key() + ": " + found.part()));
        });
  }
}
