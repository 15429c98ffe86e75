package io.viginti.data.naming;

import io.vertx.core.Future;
import io.viginti.contracts.mesh.RecordAnswer;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.contracts.mesh.RecordCommand.Operation;
import io.viginti.contracts.migration.NameChange;
import io.viginti.data.entry.MeshCaller;
import io.viginti.data.entry.RunCommand;
import io.viginti.data.naming.NameHolders.Holders;
import io.viginti.data.version.OpenWorkspace;
import io.viginti.data.version.OpenWorkspace.Opened;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.ErrorTranslation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** Changes the records that hold names, a page at a time, until none holds an old one. */
@ApplicationScoped
class FollowNames {
  private static final int PAGE = 50;

  private final OpenWorkspace workspaces;
  private final RunCommand commands;

  FollowNames(OpenWorkspace workspaces, RunCommand commands) {
    this.workspaces = workspaces;
    this.commands = commands;
  }

  Future<Void> follow(UUID workspace, List<NameChange> changes) {
    return workspaces.run(
        workspace,
        MeshCaller.in(workspace),
        opened -> {
          Deque<Holders> open = new ArrayDeque<>();
          changes.forEach(change -> open.addAll(NameHolders.of(change, opened.engine().catalog())));
          return next(opened, open);
        });
  }

  private Future<Void> next(Opened opened, Deque<Holders> open) {
    Holders holders = open.poll();
    return holders == null
        ? Future.succeededFuture()
        : all(opened, holders).compose(done -> next(opened, open));
  }

  private Future<Void> all(Opened opened, Holders holders) {
    return find(opened, holders)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture()
                    : Future.all(found.stream().map(id -> change(opened, holders, id)).toList())
                        .compose(done -> all(opened, holders)));
  }

  private Future<List<UUID>> find(Opened opened, Holders holders) {
    return commands
        .run(
            opened,
            new RecordCommand(
                Operation.FIND,
                holders.object(),
                null,
                null,
                NameHolders.filterOf(holders),
                null,
                PAGE,
                List.of("id"),
                null))
        .map(FollowNames::ids);
  }

  private static List<UUID> ids(RecordAnswer answer) {
    List<UUID> ids = new ArrayList<>();
    answer.records().forEach(record -> ids.add(UUID.fromString(record.path("id").asText())));
    return ids;
  }

  /** A record that has gone meanwhile holds no name. */
  private Future<Void> change(Opened opened, Holders holders, UUID id) {
    Operation operation = holders.data() == null ? Operation.DESTROY : Operation.UPDATE;
    return commands
        .run(opened, RunCommand.on(operation, holders.object(), id, holders.data()))
        .<Void>mapEmpty()
        .recover(
            failure ->
                ErrorTranslation.find(failure)
                        .filter(error -> error.code() == ErrorCode.NOT_FOUND)
                        .isPresent()
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }
}
