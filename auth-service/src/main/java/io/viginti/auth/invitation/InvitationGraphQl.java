package io.viginti.auth.invitation;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.access.RequireAdmin;
import io.viginti.auth.access.Role;
import io.viginti.auth.input.InputCheck;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The invitations of the caller's workspace. */
@GraphQLApi
@ApplicationScoped
public class InvitationGraphQl {
  private static final String INVITE = "invite members";

  private final CurrentCaller currentCaller;
  private final RequireAdmin requireAdmin;
  private final Transactions transactions;
  private final InvitationStore invitations;
  private final InviteMembers inviteMembers;
  private final KeepInvitationLink keepInvitationLink;

  InvitationGraphQl(
      CurrentCaller currentCaller,
      RequireAdmin requireAdmin,
      Transactions transactions,
      InvitationStore invitations,
      InviteMembers inviteMembers,
      KeepInvitationLink keepInvitationLink) {
    this.currentCaller = currentCaller;
    this.requireAdmin = requireAdmin;
    this.transactions = transactions;
    this.invitations = invitations;
    this.inviteMembers = inviteMembers;
    this.keepInvitationLink = keepInvitationLink;
  }

  @Query
  @Description("The invitations that nobody has accepted yet, oldest first.")
  public @NonNull Uni<List<@NonNull Invitation>> invitations() {
    UUID workspaceId = requireAdmin.workspaceTo(INVITE);
    return transactions
        .inSession(() -> invitations.listOfWorkspace(workspaceId))
        .map(rows -> rows.stream().map(row -> Invitation.of(row, null)).toList());
  }

  @Mutation
  @Description(
      "Invites people, as Member unless a role is named; a second invitation replaces the first.")
  public @NonNull Uni<List<@NonNull Invitation>> inviteMembers(
      @NonNull List<@NonNull String> emails, @Id @Nullable String roleId) {
    UUID workspaceId = requireAdmin.workspaceTo(INVITE);
    UUID caller = currentCaller.require().principalId();
    return inviteMembers.invite(workspaceId, caller, emails, Role.requireOrMember(roleId));
  }

  @Mutation
  @NonNull
  @Description("Gives an invitation a new link and its whole time again.")
  public Uni<Invitation> resendInvitation(@Id @NonNull String id) {
    UUID workspaceId = requireAdmin.workspaceTo(INVITE);
    return inviteMembers.resend(workspaceId, InputCheck.requireId("id", id));
  }

  @Mutation
  @NonNull
  @Description("Takes an invitation back.")
  public Uni<Invitation> revokeInvitation(@Id @NonNull String id) {
    UUID workspaceId = requireAdmin.workspaceTo(INVITE);
    return inviteMembers.revoke(workspaceId, InputCheck.requireId("id", id));
  }

  @Query
  @Description("The link by which anybody who has it may join; null when there is none.")
  public Uni<InvitationLink> invitationLink() {
    return keepInvitationLink
        .find(requireAdmin.workspaceTo(INVITE))
        .chain(found -> Uni.createFrom().optional(found));
  }

  @Mutation
  @NonNull
  @Description(
      "Makes the link by which anybody who has it may join, as Member unless a role is named, until"
          + " it expires; the one before is worth nothing.")
  public Uni<InvitationLink> createInvitationLink(
      @Id @Nullable String roleId, @Nullable Instant expiresAt) {
    UUID workspaceId = requireAdmin.workspaceTo(INVITE);
    UUID caller = currentCaller.require().principalId();
    return keepInvitationLink.create(workspaceId, caller, Role.requireOrMember(roleId), expiresAt);
  }

  @Mutation
  @NonNull
  @Description("Takes the link back; true when there was one.")
  public Uni<Boolean> revokeInvitationLink() {
    return keepInvitationLink.revoke(requireAdmin.workspaceTo(INVITE));
  }
}
