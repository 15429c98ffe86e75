package io.viginti.data.explain.text;

import static io.viginti.data.explain.text.PrintOperand.argument;

import io.viginti.data.query.Change;

/** What a mutation does, and to which records. */
final class PrintChange {
  private PrintChange() {}

  static String title(Change change) {
    String title =
        switch (change) {
          case Change.Create create -> "Create";
          case Change.CreateIfAbsent create -> "Create what is absent of";
          case Change.Upsert upsert -> "Upsert";
          case Change.Update update -> "Update";
          case Change.Delete delete -> "Delete";
          case Change.Restore restore -> "Restore";
          case Change.Destroy destroy -> "Destroy";
          case Change.Merge merge -> merge.isDryRun() ? "Dry run of the merge of" : "Merge";
        };
    return change.isMany() ? title + " many" : title;
  }

  static void arguments(Tree tree, Change change) {
    switch (change) {
      case Change.Create create -> argument(tree, "data", create.data());
      case Change.CreateIfAbsent create -> argument(tree, "data", create.data());
      case Change.Upsert upsert -> argument(tree, "data", upsert.data());
      case Change.Update update -> {
        chosen(tree, update.chosen());
        argument(tree, "data", update.data());
      }
      case Change.Delete delete -> chosen(tree, delete.chosen());
      case Change.Restore restore -> chosen(tree, restore.chosen());
      case Change.Destroy destroy -> chosen(tree, destroy.chosen());
      case Change.Merge merge -> {
        argument(tree, "ids", merge.ids());
        argument(tree, "conflictPriorityIndex", merge.conflictPriorityIndex());
      }
    }
  }

  private static void chosen(Tree tree, Change.Chosen chosen) {
    switch (chosen) {
      case Change.ById one -> {
        argument(tree, "id", one.id());
        argument(tree, "ifUpdatedAt", one.ifUpdatedAt());
      }
      case Change.Matching matching -> argument(tree, "filter", matching.filter());
    }
  }
}
