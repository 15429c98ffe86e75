package io.viginti.auth.access;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.contracts.access.AccessDocument;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.platform.access.RoleReach;
import io.viginti.platform.access.Roles;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The roles of a workspace, from its access document. */
@ApplicationScoped
public class FindRoles {
  private static final AccessDocument FIXED_ONLY =
      new AccessDocument(AccessDocument.FORMAT, List.of());

  private final Roles roles;

  FindRoles(Roles roles) {
    this.roles = roles;
  }

  /** The fixed roles and the workspace's own. */
  public Uni<List<Role>> list(UUID workspaceId) {
    return roles
        .ofWorkspace(workspaceId)
        .map(
            document ->
                Stream.concat(AccessRole.FIXED.stream(), document.roles().stream())
                    .map(Role::of)
                    .toList());
  }

  /**
   * The roles of rows; the document is read once, and not at all when all of them are fixed ones. A
   * role that is gone may nothing.
   */
  public Uni<Function<UUID, Role>> of(UUID workspaceId, Collection<UUID> ids) {
    boolean areFixed = ids.stream().allMatch(id -> FIXED_ONLY.find(id).isPresent());
    Uni<AccessDocument> document =
        areFixed ? Uni.createFrom().item(FIXED_ONLY) : roles.ofWorkspace(workspaceId);
    return document.map(found -> id -> Role.of(found.find(id).orElse(AccessRole.NOTHING)));
  }

  /**
   * The role that {@code caller} wants to give, Member when none is named; NOT_FOUND for an id that
   * is none of this workspace's roles, FORBIDDEN for a role that may more than theirs.
   */
  public Uni<AccessRole> requireGivable(Caller caller, @Nullable String roleId) {
    UUID id = roleId == null ? FixedRoles.MEMBER : InputCheck.requireId("roleId", roleId);
    return find(caller.workspace(), id)
        .chain(
            role ->
                roles
                    .ofCaller(caller)
                    .invoke(
                        own -> {
                          if (!RoleReach.mayGive(own, role)) {
                            throw VigintiException.forbidden(
                                "Your role may not give the role " + role.label());
                          }
                        })
                    .replaceWith(role));
  }

  private Uni<AccessRole> find(UUID workspaceId, UUID id) {
    return FIXED_ONLY.find(id).isPresent()
        ? Uni.createFrom().item(FIXED_ONLY.find(id).get())
        : roles
            .ofWorkspace(workspaceId)
            .map(
                document -> document.find(id).orElseThrow(() -> VigintiException.notFound("Role")));
  }
}
