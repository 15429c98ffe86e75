package io.viginti.auth.invitation;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.vault.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the token of a link invites to: a mailed invitation, or a workspace's own link. */
@ApplicationScoped
public class FindInvitation {
  private final InvitationStore invitations;
  private final InvitationLinkStore links;

  FindInvitation(InvitationStore invitations, InvitationLinkStore links) {
    this.invitations = invitations;
    this.links = links;
  }

  /** Where one may join, and as what. */
  public record Invited(UUID workspaceId, UUID roleId) {}

  /**
   * In the caller's transaction, which takes a mailed invitation: nobody takes it again. Empty when
   * the token invites nobody, or another address.
   */
  public Uni<Optional<Invited>> take(SecretToken token, String email, Instant now) {
    return invitations
        .findAcceptable(token, now)
        .chain(
            mailed ->
                mailed.isPresent()
                    ? take(mailed.get(), email)
                    : links
                        .findGood(token, now)
                        .map(found -> found.map(l -> new Invited(l.workspaceId, l.roleId))));
  }

  private Uni<Optional<Invited>> take(InvitationRow mailed, String email) {
    return mailed.email.equals(email)
        ? invitations
            .delete(mailed)
            .replaceWith(Optional.of(new Invited(mailed.workspaceId, mailed.roleId)))
        : Uni.createFrom().item(Optional.empty());
  }
}
