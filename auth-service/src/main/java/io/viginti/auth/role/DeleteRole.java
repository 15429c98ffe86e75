package io.viginti.auth.role;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.apikey.ApiKeyStore;
import io.viginti.auth.invitation.InvitationLinkStore;
import io.viginti.auth.invitation.InvitationStore;
import io.viginti.auth.member.KeepAdministrator;
import io.viginti.auth.member.MemberStore;
import io.viginti.contracts.access.AccessRole;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Deletes a role that nobody has. The workspace is locked meanwhile, so nobody gets it either. */
@ApplicationScoped
class DeleteRole {
  private final Transactions transactions;
  private final KeepAdministrator keepAdministrator;
  private final MemberStore members;
  private final ApiKeyStore apiKeys;
  private final InvitationStore invitations;
  private final InvitationLinkStore links;
  private final RolesClient roles;

  DeleteRole(
      Transactions transactions,
      KeepAdministrator keepAdministrator,
      MemberStore members,
      ApiKeyStore apiKeys,
      InvitationStore invitations,
      InvitationLinkStore links,
      RolesClient roles) {
    this.transactions = transactions;
    this.keepAdministrator = keepAdministrator;
    this.members = members;
    this.apiKeys = apiKeys;
    this.invitations = invitations;
    this.links = links;
    this.roles = roles;
  }

  /** CONFLICT, saying who has it, while somebody has. */
  Uni<AccessRole> delete(Caller caller, UUID id) {
    return transactions.inTransaction(
        () ->
            keepAdministrator
                .lock(caller.workspace())
                .chain(() -> requireUnused(caller.workspace(), id))
                .chain(() -> roles.delete(caller, id)));
  }

  private Uni<Void> requireUnused(UUID workspaceId, UUID id) {
    return Uni.combine()
        .all()
        .unis(
            members.count(workspaceId, id),
            apiKeys.countGood(workspaceId, id),
            invitations.count(workspaceId, id),
            links.count(workspaceId, id))
        .usingConcurrencyOf(1)
        .asTuple()
        .invoke(
            counts -> {
              if (AccessRole.FIXED.stream().anyMatch(fixed -> fixed.id().equals(id))) {
                return;
              }
              List<String> users = new ArrayList<>();
              add(users, counts.getItem1(), "member");
              add(users, counts.getItem2(), "API key");
              add(users, counts.getItem3(), "invitation");
              add(users, counts.getItem4(), "invitation link");
              if (!users.isEmpty()) {
                throw VigintiException.conflict(
                    "The role is in use by " + String.join(", ", users));
              }
            })
        .replaceWithVoid();
  }

  private static void add(List<String> users, long count, String what) {
    if (count > 0) {
      users.add(count + " " + what + (count == 1 ? "" : "s"));
    }
  }
}
