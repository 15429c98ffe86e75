package io.viginti.data.member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.event.MemberChange;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.contracts.mesh.RecordCommand.Operation;
import io.viginti.data.entry.MeshCaller;
import io.viginti.data.entry.RunCommand;
import io.viginti.data.version.OpenWorkspace;
import io.viginti.data.version.OpenWorkspace.Opened;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the record {@code workspaceMember} equal to the member. */
@ApplicationScoped
class ProjectMember {
  private static final String OBJECT = "workspaceMember";

  private final OpenWorkspace workspaces;
  private final RunCommand commands;
  private final ProjectionStore projections;

  ProjectMember(OpenWorkspace workspaces, RunCommand commands, ProjectionStore projections) {
    this.workspaces = workspaces;
    this.commands = commands;
    this.projections = projections;
  }

  /** The member is as {@code member} says since {@code at}. */
  Future<Void> join(UUID workspace, MemberChange member, Instant at) {
    return apply(workspace, member.memberId(), at, opened -> write(opened, member));
  }

  /** The member left at {@code at}; the record stays, deleted, for what points at it. */
  Future<Void> leave(UUID workspace, UUID memberId, Instant at) {
    return apply(
        workspace,
        memberId,
        at,
        opened ->
            find(opened, memberId)
                .compose(
                    found ->
                        found.filter(record -> record.path("deletedAt").isNull()).isPresent()
                            ? run(opened, Operation.DELETE, memberId, null)
                            : Future.succeededFuture()));
  }

  /** What brings the record into its state. */
  private interface Work {
    Future<Void> run(Opened opened);
  }

  private Future<Void> apply(UUID workspace, UUID memberId, Instant at, Work work) {
    return workspaces.run(
        workspace,
        MeshCaller.in(workspace),
        opened ->
            projections
                .isOutdated(opened.cluster(), workspace, memberId, at)
                .compose(
                    isOutdated ->
                        isOutdated
                            ? Future.succeededFuture()
                            : work.run(opened)
                                .compose(
                                    done ->
                                        projections.applied(
                                            opened.cluster(), workspace, memberId, at))));
  }

  private Future<Void> write(Opened opened, MemberChange member) {
    UUID id = member.memberId();
    ObjectNode data = data(member);
    return find(opened, id)
        .compose(
            found -> {
              if (found.isEmpty()) {
                return create(opened, id, data);
              }
              Future<Void> alive =
                  found.get().path("deletedAt").isNull()
                      ? Future.succeededFuture()
                      : run(opened, Operation.RESTORE, id, null);
              return alive.compose(
                  restored ->
                      isSame(found.get(), data)
                          ? Future.succeededFuture()
                          : run(opened, Operation.UPDATE, id, data));
            });
  }

  private Future<Void> create(Opened opened, UUID id, ObjectNode data) {
    ObjectNode record = data.deepCopy();
    record.put("id", id.toString());
    return commands
        .run(
            opened,
            new RecordCommand(
                Operation.CREATE_IF_ABSENT,
                OBJECT,
                null,
                JsonText.mapper().createArrayNode().add(record),
                null,
                null,
                null,
                List.of("id"),
                null))
        .mapEmpty();
  }

  private Future<Void> run(Opened opened, Operation operation, UUID id, @Nullable JsonNode data) {
    return commands.run(opened, RunCommand.on(operation, OBJECT, id, data)).mapEmpty();
  }

  /** The record whether or not it is deleted. */
  private Future<Optional<JsonNode>> find(Opened opened, UUID id) {
    JsonNode filter =
        JsonText.parse(
            "{\"id\":{\"eq\":\""
                + id
                + "\"},\"or\":[{\"deletedAt\":{\"is\":\"NULL\"}},{\"deletedAt\":{\"is\":\"NOT_NULL\"}}]}");
    return commands
        .run(
            opened,
            new RecordCommand(Operation.FIND, OBJECT, null, null, filter, null, 1, null, null))
        .map(answer -> answer.records().stream().findFirst());
  }

  private static ObjectNode data(MemberChange member) {
    ObjectNode data = JsonText.mapper().createObjectNode();
    data.putObject("name")
        .put("firstName", emptyToNull(member.firstName()))
        .put("lastName", emptyToNull(member.lastName()));
    data.put("userEmail", member.email());
    data.put("userId", member.userId().toString());
    if (member.avatarUrl() != null) {
      data.put("avatarUrl", member.avatarUrl());
    }
    if (member.locale() != null) {
      data.put("locale", member.locale());
    }
    return data;
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static boolean isSame(JsonNode record, ObjectNode data) {
    return data.properties().stream()
        .allMatch(entry -> entry.getValue().equals(record.path(entry.getKey())));
  }
}
