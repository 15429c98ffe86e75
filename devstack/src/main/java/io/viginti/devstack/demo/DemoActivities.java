package io.viginti.devstack.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.devstack.api.GatewayClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the demo user has done and has still to do: notes and tasks on the demo records, and
 * favourites.
 */
final class DemoActivities {
  private static final int NOTES = 20;
  private static final int TASKS = 24;
  private static final int FAVORITE_COMPANIES = 3;

  private static final List<String> NOTE_TITLES =
      List.of("First call", "Visit on site", "Pricing question", "Contract review", "Feedback");
  private static final List<String> NOTE_TEXTS =
      List.of(
          "They want to replace two tools before the end of the year.\n\n- budget is **approved**\n"
              + "- decision in *six weeks*",
          "Met the whole team. The data import is what they worry about most.",
          "Asked for a quote for 40 seats, with and without support.",
          "Legal has two remarks on the terms; sent to Ines.",
          "Happy with the pilot. Would like exports in the evening.");
  private static final List<String> TASK_TITLES =
      List.of("Call back", "Send the offer", "Prepare the demo", "Check references");
  private static final List<String> TASK_STATES = List.of("TODO", "IN_PROGRESS", "DONE");

  private final String member;
  private final String board;

  /**
   * @param member id of the demo user's workspace member
   * @param board id of the view of opportunities by stage
   */
  DemoActivities(String member, String board) {
    this.member = member;
    this.board = board;
  }

  List<DemoRecords.Rows> make() {
    List<ObjectNode> notes = new ArrayList<>();
    List<ObjectNode> noteTargets = new ArrayList<>();
    for (int i = 0; i < NOTES; i++) {
      notes.add(note(i));
      noteTargets.add(target("note", i));
    }
    List<ObjectNode> tasks = new ArrayList<>();
    List<ObjectNode> taskTargets = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      tasks.add(task(i));
      taskTargets.add(target("task", i));
    }
    return List.of(
        new DemoRecords.Rows("note", "notes", notes),
        new DemoRecords.Rows("noteTarget", "noteTargets", noteTargets),
        new DemoRecords.Rows("task", "tasks", tasks),
        new DemoRecords.Rows("taskTarget", "taskTargets", taskTargets),
        new DemoRecords.Rows("favoriteFolder", "favoriteFolders", List.of(folder())),
        new DemoRecords.Rows("favorite", "favorites", favorites()));
  }

  private static ObjectNode note(int i) {
    ObjectNode note = row("note", i);
    note.put("title", NOTE_TITLES.get(i % NOTE_TITLES.size()));
    note.putObject("body").put("markdown", NOTE_TEXTS.get(i % NOTE_TEXTS.size()));
    return note;
  }

  private ObjectNode task(int i) {
    ObjectNode task = row("task", i);
    task.put("title", TASK_TITLES.get(i % TASK_TITLES.size()));
    task.putObject("body").put("markdown", "Until the **end of the week**.");
    task.put("status", TASK_STATES.get(i % TASK_STATES.size()));
    task.put("dueAt", String.format(Locale.ROOT, "2027-01-%02dT09:00:00Z", 1 + i));
    task.put("assigneeId", member);
    return task;
  }

  /** On a company, a person and an opportunity in turn. */
  private static ObjectNode target(String of, int i) {
    ObjectNode target = row(of + "Target", i);
    target.put(of + "Id", DemoRecords.id(of, i));
    switch (i % 3) {
      case 0 -> target.put("targetCompanyId", DemoRecords.id("company", i));
      case 1 -> target.put("targetPersonId", DemoRecords.id("person", i));
      default -> target.put("targetOpportunityId", DemoRecords.id("opportunity", i));
    }
    return target;
  }

  private static ObjectNode folder() {
    return row("favoriteFolder", 0).put("name", "Key accounts");
  }

  private List<ObjectNode> favorites() {
    List<ObjectNode> favorites = new ArrayList<>();
    favorites.add(favorite(0).put("viewId", board));
    favorites.add(favorite(1).put("targetPersonId", DemoRecords.id("person", 1)));
    for (int i = 0; i < FAVORITE_COMPANIES; i++) {
      favorites.add(
          favorite(2 + i)
              .put("targetCompanyId", DemoRecords.id("company", i))
              .put("folderId", DemoRecords.id("favoriteFolder", 0)));
    }
    return favorites;
  }

  private ObjectNode favorite(int i) {
    return row("favorite", i).put("workspaceMemberId", member).put("position", i);
  }

  private static ObjectNode row(String object, int i) {
    return GatewayClient.variables().put("id", DemoRecords.id(object, i));
  }
}
