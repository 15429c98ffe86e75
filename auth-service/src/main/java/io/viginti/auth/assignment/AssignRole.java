package io.viginti.auth.assignment;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.apikey.ApiKeyStore;
import io.viginti.auth.member.KeepAdministrator;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Gives a member or an API key a role; it holds from the next request on. */
@ApplicationScoped
class AssignRole {
  private final Transactions transactions;
  private final ApiKeyStore apiKeys;
  private final KeepAdministrator keepAdministrator;
  private final AnnounceGrants announceGrants;

  AssignRole(
      Transactions transactions,
      ApiKeyStore apiKeys,
      KeepAdministrator keepAdministrator,
      AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.apiKeys = apiKeys;
    this.keepAdministrator = keepAdministrator;
    this.announceGrants = announceGrants;
  }

  /** NOT_FOUND for another workspace's member, CONFLICT when no administrator would be left. */
  Uni<Void> toMember(UUID workspaceId, UUID memberId, UUID roleId) {
    return transactions.inTransaction(
        () ->
            keepAdministrator
                .lockMember(workspaceId, memberId)
                .call(
                    member ->
                        roleId.equals(FixedRoles.ADMIN)
                            ? Uni.createFrom().voidItem()
                            : keepAdministrator.requireAnother(member))
                .invoke(member -> member.roleId = roleId)
                .chain(() -> announceGrants.ofWorkspace(workspaceId)));
  }

  /** NOT_FOUND for another workspace's key. */
  Uni<Void> toApiKey(UUID workspaceId, UUID keyId, UUID roleId) {
    return transactions.inTransaction(
        () ->
            keepAdministrator
                .lock(workspaceId)
                .chain(() -> apiKeys.require(workspaceId, keyId))
                .invoke(key -> key.roleId = roleId)
                .chain(() -> announceGrants.ofWorkspace(workspaceId)));
  }
}
