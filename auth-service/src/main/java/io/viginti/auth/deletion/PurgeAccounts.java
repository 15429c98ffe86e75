package io.viginti.auth.deletion;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.apikey.ApiKeyStore;
import io.viginti.auth.featureflag.FeatureFlagStore;
import io.viginti.auth.invitation.InvitationLinkStore;
import io.viginti.auth.invitation.InvitationStore;
import io.viginti.auth.member.MemberStore;
import io.viginti.auth.session.SessionStore;
import io.viginti.platform.persistence.Transactions;
import io.viginti.platform.tenancy.WorkspaceRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What this service keeps of a workspace goes when it is gone; accounts and a tombstone stay. */
@ApplicationScoped
class PurgeAccounts implements WorkspaceRows {
  private final Transactions transactions;
  private final MemberStore members;
  private final ApiKeyStore apiKeys;
  private final FeatureFlagStore flags;
  private final InvitationStore invitations;
  private final InvitationLinkStore invitationLinks;
  private final SessionStore sessions;

  PurgeAccounts(
      Transactions transactions,
      MemberStore members,
      ApiKeyStore apiKeys,
      FeatureFlagStore flags,
      InvitationStore invitations,
      InvitationLinkStore invitationLinks,
      SessionStore sessions) {
    this.transactions = transactions;
    this.members = members;
    this.apiKeys = apiKeys;
    this.flags = flags;
    this.invitations = invitations;
    this.invitationLinks = invitationLinks;
    this.sessions = sessions;
  }

  @Override
  public Uni<Void> purge(UUID workspaceId) {
    return transactions.inTransaction(
        () ->
            sessions
                .leaveWorkspace(workspaceId)
                .chain(() -> members.removeAll(workspaceId))
                .chain(() -> apiKeys.removeAll(workspaceId))
                .chain(() -> flags.removeAll(workspaceId))
                .chain(() -> invitations.removeAll(workspaceId))
                .chain(() -> invitationLinks.remove(workspaceId))
                .replaceWithVoid());
  }
}
