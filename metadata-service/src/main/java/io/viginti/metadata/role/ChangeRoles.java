package io.viginti.metadata.role;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.access.AccessDocument;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.RoleChange;
import io.viginti.contracts.access.RoleParts;
import io.viginti.metadata.access.AccessOf;
import io.viginti.metadata.access.EditRole;
import io.viginti.metadata.migration.PublishAccess;
import io.viginti.metadata.migration.Turns;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.RoleModel;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.metadata.row.ModelStore;
import io.viginti.metadata.row.RoleStore;
import io.viginti.platform.access.RoleReach;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.news.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes roles; answers when every instance has the change. */
@ApplicationScoped
class ChangeRoles {
  private static final int MAX_ROLES = 200;

  private final Turns turns;
  private final ModelStore models;
  private final RoleStore roles;
  private final PublishedStore published;
  private final PublishAccess publishAccess;
  private final CheckRules checkRules;
  private final News news;

  ChangeRoles(
      Turns turns,
      ModelStore models,
      RoleStore roles,
      PublishedStore published,
      PublishAccess publishAccess,
      CheckRules checkRules,
      News news) {
    this.turns = turns;
    this.models = models;
    this.roles = roles;
    this.published = published;
    this.publishAccess = publishAccess;
    this.checkRules = checkRules;
    this.news = news;
  }

  /** What is there. */
  private record Known(List<RoleModel> roles, MetadataModel model) {
    AccessDocument document() {
      return AccessOf.document(roles, model);
    }

    RoleModel require(UUID id) {
      if (AccessRole.FIXED.stream().anyMatch(role -> role.id().equals(id))) {
        throw VigintiException.forbidden("The roles Admin and Member cannot be changed");
      }
      return roles.stream()
          .filter(role -> role.id().equals(id))
          .findFirst()
          .orElseThrow(() -> VigintiException.notFound("Role"));
    }

    Known with(RoleModel role) {
      List<RoleModel> all = new ArrayList<>(without(role.id()).roles());
      all.add(role);
      return new Known(all, model);
    }

    Known without(UUID id) {
      return new Known(roles.stream().filter(role -> !role.id().equals(id)).toList(), model);
    }
  }

  /** An edit of one role. */
  private interface Edit {
    RoleModel of(Known known);
  }

  /**
   * @param grantor the role of who makes it: nobody makes a role that may more than they may
   */
  Uni<AccessRole> create(UUID workspaceId, UUID grantor, RoleChange change) {
    return edit(
        workspaceId,
        grantor,
        null,
        known -> {
          if (known.roles().size() >= MAX_ROLES) {
            throw VigintiException.limit("roles", MAX_ROLES, known.roles().size() + 1L);
          }
          return EditRole.create(UUID.randomUUID(), change, known.roles());
        });
  }

  Uni<AccessRole> update(UUID workspaceId, UUID grantor, UUID id, RoleChange change) {
    return edit(
        workspaceId,
        grantor,
        id,
        known -> EditRole.update(known.require(id), change, known.roles()));
  }

  Uni<AccessRole> set(UUID workspaceId, UUID grantor, UUID id, RoleParts parts) {
    return checkRules
        .check(workspaceId, parts.rules())
        .chain(
            () ->
                edit(
                    workspaceId,
                    grantor,
                    id,
                    known -> EditRole.set(known.require(id), parts, known.model())));
  }

  /** Who may not give the role may not delete it either. */
  Uni<AccessRole> delete(UUID workspaceId, UUID grantor, UUID id) {
    return turns.take(
        workspaceId,
        () ->
            load(workspaceId)
                .chain(
                    known -> {
                      known.require(id);
                      AccessDocument before = known.document();
                      AccessRole role = before.find(id).orElseThrow();
                      requireMayGive(before, grantor, role);
                      return roles
                          .delete(id)
                          .chain(() -> publish(workspaceId, role, known.without(id)));
                    }));
  }

  private Uni<AccessRole> edit(UUID workspaceId, UUID grantor, @Nullable UUID id, Edit edit) {
    return turns.take(
        workspaceId,
        () -> load(workspaceId).chain(known -> write(workspaceId, grantor, id, edit, known)));
  }

  private Uni<AccessRole> write(
      UUID workspaceId, UUID grantor, @Nullable UUID id, Edit edit, Known known) {
    RoleModel edited = edit.of(known);
    Known next = known.with(edited);
    AccessRole role = next.document().find(edited.id()).orElseThrow();
    AccessDocument before = known.document();
    if (id != null) {
      requireMayGive(before, grantor, before.find(id).orElseThrow());
    }
    requireMayGive(before, grantor, role);
    return roles.write(workspaceId, edited).chain(() -> publish(workspaceId, role, next));
  }

  private static void requireMayGive(AccessDocument document, UUID grantor, AccessRole role) {
    if (!RoleReach.mayGive(document.find(grantor).orElse(AccessRole.NOTHING), role)) {
      throw VigintiException.forbidden("Your role may not give rights that it does not have");
    }
  }

  private Uni<AccessRole> publish(UUID workspaceId, AccessRole role, Known next) {
    return publishAccess
        .add(next.document())
        .chain(hash -> published.pointAccess(workspaceId, hash))
        .chain(() -> news.announce("schema:" + workspaceId))
        .replaceWith(role);
  }

  private Uni<Known> load(UUID workspaceId) {
    return published
        .find(workspaceId)
        .invoke(
            version -> {
              if (version.isEmpty()) {
                throw VigintiException.notFound("Workspace");
              }
            })
        .chain(() -> models.load(workspaceId))
        .chain(model -> roles.load(workspaceId).map(known -> new Known(known, model)));
  }
}
