package io.viginti.auth.access;

import io.viginti.auth.input.InputCheck;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.platform.error.VigintiException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A role as the API shows it. */
@Type("Role")
public record Role(@Id @NonNull UUID id, @NonNull String label, @Nullable String description) {
  /** Everything. */
  public static final Role ADMIN = new Role(FixedRoles.ADMIN, "Admin", "May do everything.");

  /** The default for joiners and API keys. */
  public static final Role MEMBER =
      new Role(FixedRoles.MEMBER, "Member", "Reads and writes all records, changes no settings.");

  /** The role with this id. */
  public static Optional<Role> find(UUID id) {
    if (id.equals(ADMIN.id())) {
      return Optional.of(ADMIN);
    }
    return id.equals(MEMBER.id()) ? Optional.of(MEMBER) : Optional.empty();
  }

  /**
   * The role with this id, Member when none is named; NOT_FOUND for an id that is none of this
   * workspace's roles.
   */
  public static Role requireOrMember(@Nullable String roleId) {
    return roleId == null
        ? MEMBER
        : find(InputCheck.requireId("roleId", roleId))
            .orElseThrow(() -> VigintiException.notFound("Role"));
  }

  /** The role of a stored row; a role that is none fails closed with the least one. */
  public static Role ofRow(UUID id) {
    return find(id).orElse(MEMBER);
  }
}
