package io.viginti.auth.creation;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.viginti.auth.member.MemberEvents;
import io.viginti.auth.member.MemberRow;
import io.viginti.auth.member.MemberStore;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.auth.workspace.CreationStep;
import io.viginti.auth.workspace.WorkspaceEvents;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.contracts.event.MemberChange;
import io.viginti.contracts.mesh.WorkspaceRequest;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.platform.mesh.MeshCall;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Does the steps that a workspace still lacks, one after the other. */
@ApplicationScoped
public class DriveCreation {
  private final Transactions transactions;
  private final CreationStore store;
  private final WorkspaceStore workspaces;
  private final MemberStore members;
  private final UserStore users;
  private final WorkspaceEvents workspaceEvents;
  private final MemberEvents memberEvents;
  private final ProjectMember projectMember;
  private final MeshClient mesh;
  private final CreationConfig config;

  DriveCreation(
      Transactions transactions,
      CreationStore store,
      WorkspaceStore workspaces,
      MemberStore members,
      UserStore users,
      WorkspaceEvents workspaceEvents,
      MemberEvents memberEvents,
      ProjectMember projectMember,
      MeshClient mesh,
      CreationConfig config) {
    this.transactions = transactions;
    this.store = store;
    this.workspaces = workspaces;
    this.members = members;
    this.users = users;
    this.workspaceEvents = workspaceEvents;
    this.memberEvents = memberEvents;
    this.projectMember = projectMember;
    this.mesh = mesh;
    this.config = config;
  }

  /** Done when the workspace is ACTIVE; fails with what a step failed with, after noting it. */
  public Uni<Void> drive(UUID workspaceId) {
    return nextStep(workspaceId).onFailure().call(_ -> postpone(workspaceId));
  }

  private Uni<Void> nextStep(UUID workspaceId) {
    return transactions
        .inSession(() -> store.step(workspaceId))
        .chain(
            step ->
                switch (step) {
                  case OBJECTS ->
                      installObjects(workspaceId)
                          .chain(() -> advance(workspaceId, step, CreationStep.DEFAULTS));
                  case DEFAULTS ->
                      installDefaults(workspaceId)
                          .chain(() -> advance(workspaceId, step, CreationStep.MEMBERS));
                  case MEMBERS ->
                      projectMembers(workspaceId)
                          .chain(() -> advance(workspaceId, step, CreationStep.ACTIVATE));
                  case ACTIVATE -> activate(workspaceId);
                  case DONE -> Uni.createFrom().voidItem();
                });
  }

  private Uni<Void> advance(UUID workspaceId, CreationStep done, CreationStep next) {
    return transactions
        .inTransaction(() -> store.advance(workspaceId, done, next, now().plus(config.lease())))
        .chain(() -> nextStep(workspaceId));
  }

  private Uni<Void> installObjects(UUID workspaceId) {
    return put(
        MeshService.METADATA,
        "/internal/workspaces/" + workspaceId,
        new WorkspaceRequest(null),
        SchemaVersion.class);
  }

  private Uni<Void> installDefaults(UUID workspaceId) {
    return put(
        MeshService.WORKSPACE_DATA,
        "/internal/workspaces/" + workspaceId + "/defaults",
        Map.of(),
        Void.class);
  }

  private Uni<Void> projectMembers(UUID workspaceId) {
    return transactions
        .inSession(() -> eachMember(workspaceId, MemberEvents::change))
        .chain(
            changes -> {
              Uni<Void> projected = Uni.createFrom().voidItem();
              for (MemberChange change : changes) {
                projected = projected.chain(() -> projectMember.project(workspaceId, change));
              }
              return projected;
            });
  }

  private Uni<Void> put(MeshService to, String path, Object body, Class<?> answer) {
    return mesh.call(
            to,
            HttpMethod.PUT,
            path,
            body,
            answer,
            MeshCall.PLAIN.withTimeout(config.stepTimeout()))
        .replaceWithVoid();
  }

  /** Not announced: nobody can hold a grant in a workspace that was PENDING. */
  private Uni<Void> activate(UUID workspaceId) {
    return transactions.inTransaction(
        () ->
            store
                .activate(workspaceId, now())
                .chain(
                    activated -> activated ? publish(workspaceId) : Uni.createFrom().voidItem()));
  }

  private Uni<Void> publish(UUID workspaceId) {
    return workspaces
        .require(workspaceId)
        .chain(workspaceEvents::created)
        .chain(() -> eachMember(workspaceId, memberEvents::joined))
        .chain(
            events -> {
              Uni<Void> published = Uni.createFrom().voidItem();
              for (Uni<Void> event : events) {
                published = published.chain(() -> event);
              }
              return published;
            });
  }

  private <T> Uni<List<T>> eachMember(UUID workspaceId, BiFunction<MemberRow, UserRow, T> use) {
    return members
        .listOfWorkspace(workspaceId)
        .chain(
            rows ->
                users
                    .listByIds(rows.stream().map(row -> row.userId).toList())
                    .map(found -> found.stream().collect(Collectors.toMap(u -> u.id, u -> u)))
                    .map(
                        byId ->
                            rows.stream()
                                .filter(row -> byId.containsKey(row.userId))
                                .map(row -> use.apply(row, byId.get(row.userId)))
                                .toList()));
  }

  private Uni<Void> postpone(UUID workspaceId) {
    return transactions.inTransaction(
        () -> store.postpone(workspaceId, now(), config.retryAfter(), config.retryAtMost()));
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }
}
