package io.viginti.metadata.standard;

import static io.viginti.contracts.shape.FieldType.ACTOR;
import static io.viginti.contracts.shape.FieldType.ADDRESS;
import static io.viginti.contracts.shape.FieldType.BOOLEAN;
import static io.viginti.contracts.shape.FieldType.CURRENCY;
import static io.viginti.contracts.shape.FieldType.EMAILS;
import static io.viginti.contracts.shape.FieldType.FILES;
import static io.viginti.contracts.shape.FieldType.FULL_NAME;
import static io.viginti.contracts.shape.FieldType.LINK;
import static io.viginti.contracts.shape.FieldType.LINKS;
import static io.viginti.contracts.shape.FieldType.NUMBER;
import static io.viginti.contracts.shape.FieldType.PHONES;
import static io.viginti.contracts.shape.FieldType.POSITION;
import static io.viginti.contracts.shape.FieldType.RAW_JSON;
import static io.viginti.contracts.shape.FieldType.RICH_TEXT;
import static io.viginti.contracts.shape.FieldType.TS_VECTOR;
import static io.viginti.contracts.shape.FieldType.UUID;
import static io.viginti.metadata.standard.StandardField.dateTime;
import static io.viginti.metadata.standard.StandardField.field;
import static io.viginti.metadata.standard.StandardField.flag;
import static io.viginti.metadata.standard.StandardField.select;
import static io.viginti.metadata.standard.StandardField.text;
import static io.viginti.metadata.standard.StandardField.toOne;
import static io.viginti.metadata.standard.StandardField.toOneOfMany;
import static io.viginti.metadata.standard.StandardObject.object;
import static io.viginti.metadata.standard.StandardObject.system;

import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;

/** The standard objects of the public API, in the order clients see them. */
final class StandardObjects {
  private static final String[] PEOPLE_WORK_ON = {"company", "person", "opportunity"};
  private static final String[] PEOPLE_LOOK_AT = {
    "company", "person", "opportunity", "task", "note"
  };

  /** The fields every object has, custom ones too. */
  static final List<StandardField> EVERY_OBJECT =
      List.of(
          field("id", UUID).required().serverWritten(),
          dateTime("createdAt").required().serverWritten(),
          dateTime("updatedAt").required().serverWritten(),
          dateTime("deletedAt").serverWritten(),
          field("createdBy", ACTOR).serverWritten(),
          field("updatedBy", ACTOR).serverWritten(),
          field("position", POSITION).defaulting(IntNode.valueOf(0)),
          field("searchVector", TS_VECTOR).serverWritten());

  /** Rises with any change of the above. */
  static final int EVERY_OBJECT_VERSION = 2;

  static final List<StandardObject> ALL =
      List.of(
          object("company", "companies", "building")
              .label("name")
              .duplicatesBy(List.of("name"), List.of("domainName"))
              .of(
                  text("name").required(),
                  field("domainName", LINK).unique(),
                  field("address", ADDRESS),
                  field("employees", NUMBER),
                  field("linkedinLink", LINKS),
                  field("annualRevenue", CURRENCY),
                  flag("idealCustomerProfile", false),
                  text("tagline"),
                  toOne("accountOwner", "workspaceMember", "accountOwnerForCompanies")),
          object("person", "people", "user")
              .label("name")
              .duplicatesBy(
                  List.of("name.firstName", "name.lastName"),
                  List.of("linkedinLink.primaryLinkUrl"),
                  List.of("emails.primaryEmail"))
              .of(
                  field("name", FULL_NAME),
                  field("emails", EMAILS).unique(),
                  field("phones", PHONES),
                  field("linkedinLink", LINKS),
                  text("jobTitle"),
                  text("city"),
                  text("avatarUrl"),
                  toOne("company", "company", "people")),
          object("opportunity", "opportunities", "target")
              .label("name")
              .of(
                  text("name"),
                  field("amount", CURRENCY),
                  dateTime("closeDate"),
                  select("stage", "NEW", "SCREENING", "MEETING", "PROPOSAL", "CUSTOMER")
                      .defaulting("NEW"),
                  toOne("company", "company", "opportunities"),
                  toOne("pointOfContact", "person", "pointOfContactForOpportunities"),
                  toOne("owner", "workspaceMember", "ownedOpportunities")),
          object("task", "tasks", "checkbox")
              .label("title")
              .of(
                  text("title"),
                  field("body", RICH_TEXT),
                  dateTime("dueAt"),
                  select("status", "TODO", "IN_PROGRESS", "DONE").defaulting("TODO"),
                  toOne("assignee", "workspaceMember", "assignedTasks")),
          object("note", "notes", "notes")
              .label("title")
              .of(text("title"), field("body", RICH_TEXT)),
          system("taskTarget", "taskTargets", "checkbox")
              .of(
                  toOne("task", "task", "taskTargets").cascading(),
                  toOneOfMany("target", "taskTargets", PEOPLE_WORK_ON)),
          system("noteTarget", "noteTargets", "notes")
              .of(
                  toOne("note", "note", "noteTargets").cascading(),
                  toOneOfMany("target", "noteTargets", PEOPLE_WORK_ON)),
          system("attachment", "attachments", "paperclip")
              .label("name")
              .of(
                  text("name"),
                  field("file", FILES),
                  toOneOfMany("target", "attachments", PEOPLE_LOOK_AT)),
          system("timelineActivity", "timelineActivities", "timeline")
              .label("name")
              .indexedBy("happensAt")
              .of(
                  text("name"),
                  dateTime("happensAt"),
                  field("properties", RAW_JSON),
                  text("linkedRecordName"),
                  toOne("workspaceMember", "workspaceMember", "timelineActivities"),
                  toOneOfMany("target", "timelineActivities", PEOPLE_LOOK_AT)),
          system("workspaceMember", "workspaceMembers", "users")
              .label("name")
              .searchable()
              .projection()
              .of(
                  field("name", FULL_NAME),
                  text("userEmail"),
                  field("userId", UUID),
                  text("avatarUrl"),
                  text("locale"),
                  text("timeZone"),
                  text("dateFormat"),
                  text("timeFormat"),
                  text("colorScheme")),
          system("favorite", "favorites", "heart")
              .of(
                  toOneOfMany("target", "favorites", PEOPLE_LOOK_AT),
                  toOne("view", "view", "favorites").cascading(),
                  toOne("folder", "favoriteFolder", "favorites").cascading(),
                  toOne("workspaceMember", "workspaceMember", "favorites").cascading()),
          system("favoriteFolder", "favoriteFolders", "folder").label("name").of(text("name")),
          system("view", "views", "layout")
              .label("name")
              .indexedBy("objectName")
              .of(
                  text("name"),
                  text("objectName").required(),
                  select("type", "TABLE", "KANBAN", "CALENDAR").defaulting("TABLE"),
                  text("icon"),
                  text("key"),
                  flag("isCompact", false),
                  text("kanbanField")),
          system("viewField", "viewFields", "tag")
              .of(
                  text("fieldName").required(),
                  flag("isVisible", true),
                  field("size", NUMBER),
                  toOne("view", "view", "viewFields").cascading()),
          system("viewFilter", "viewFilters", "filter")
              .of(
                  text("fieldName").required(),
                  text("operand"),
                  field("value", RAW_JSON),
                  toOne("view", "view", "viewFilters").cascading()),
          system("viewSort", "viewSorts", "sort")
              .of(
                  text("fieldName").required(),
                  select("direction", "ASC", "DESC").defaulting("ASC"),
                  toOne("view", "view", "viewSorts").cascading()),
          system("viewGroup", "viewGroups", "group")
              .of(
                  text("fieldName").required(),
                  text("fieldValue"),
                  flag("isVisible", true),
                  toOne("view", "view", "viewGroups").cascading()),
          system("messageThread", "messageThreads", "messages")
              .label("subject")
              .indexedBy("lastMessageAt")
              .of(text("subject"), dateTime("lastMessageAt")),
          system("message", "messages", "message")
              .label("subject")
              .indexedBy("headerMessageId", "receivedAt")
              .of(
                  text("headerMessageId"),
                  select("direction", "INCOMING", "OUTGOING").defaulting("INCOMING"),
                  text("subject"),
                  text("text"),
                  dateTime("receivedAt"),
                  toOne("messageThread", "messageThread", "messages").cascading()),
          system("messageParticipant", "messageParticipants", "user")
              .label("handle")
              .indexedBy("handle")
              .of(
                  select("role", "FROM", "TO", "CC", "BCC").defaulting("FROM"),
                  text("handle"),
                  text("displayName"),
                  toOne("message", "message", "messageParticipants").cascading(),
                  toOne("person", "person", "messageParticipants"),
                  toOne("workspaceMember", "workspaceMember", "messageParticipants")),
          system("messageChannelMessageAssociation", "messageChannelMessageAssociations", "link")
              .indexedBy("messageExternalId")
              .of(
                  field("messageChannelId", UUID),
                  text("messageExternalId"),
                  text("messageThreadExternalId"),
                  toOne("message", "message", "messageChannelMessageAssociations").cascading()),
          system("blocklist", "blocklists", "ban")
              .label("handle")
              .of(
                  text("handle"),
                  toOne("workspaceMember", "workspaceMember", "blocklists").cascading()),
          system("calendarEvent", "calendarEvents", "calendar")
              .label("title")
              .indexedBy("startsAt", "iCalUid")
              .of(
                  text("title"),
                  text("description"),
                  text("location"),
                  flag("isCanceled", false),
                  flag("isFullDay", false),
                  dateTime("startsAt"),
                  dateTime("endsAt"),
                  text("iCalUid"),
                  text("conferenceSolution"),
                  field("conferenceLink", LINKS),
                  dateTime("externalCreatedAt"),
                  dateTime("externalUpdatedAt")),
          system("calendarEventParticipant", "calendarEventParticipants", "user")
              .label("handle")
              .indexedBy("handle")
              .of(
                  text("handle"),
                  text("displayName"),
                  field("isOrganizer", BOOLEAN),
                  select("responseStatus", "NEEDS_ACTION", "DECLINED", "TENTATIVE", "ACCEPTED")
                      .defaulting("NEEDS_ACTION"),
                  toOne("calendarEvent", "calendarEvent", "calendarEventParticipants").cascading(),
                  toOne("person", "person", "calendarEventParticipants"),
                  toOne("workspaceMember", "workspaceMember", "calendarEventParticipants")),
          system("calendarChannelEventAssociation", "calendarChannelEventAssociations", "link")
              .indexedBy("eventExternalId")
              .of(
                  field("calendarChannelId", UUID),
                  text("eventExternalId"),
                  text("recurringEventExternalId"),
                  toOne("calendarEvent", "calendarEvent", "calendarChannelEventAssociations")
                      .cascading()));

  private StandardObjects() {}
}
