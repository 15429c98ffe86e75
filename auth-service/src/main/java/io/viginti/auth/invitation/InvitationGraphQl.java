package io.viginti.auth.invitation;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.access.FindRoles;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.invitation.InviteMembers.Sent;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.platform.access.Permissions;
import io.viginti.platform.caller.Caller;
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
  private final Permissions permissions;
  private final FindRoles findRoles;
  private final Transactions transactions;
  private final InvitationStore invitations;
  private final InviteMembers inviteMembers;
  private final KeepInvitationLink keepInvitationLink;

  InvitationGraphQl(
      Permissions permissions,
      FindRoles findRoles,
      Transactions transactions,
      InvitationStore invitations,
      InviteMembers inviteMembers,
      KeepInvitationLink keepInvitationLink) {
    this.permissions = permissions;
    this.findRoles = findRoles;
    this.transactions = transactions;
    this.invitations = invitations;
    this.inviteMembers = inviteMembers;
    this.keepInvitationLink = keepInvitationLink;
  }

  @Query
  @Description("The invitations that nobody has accepted yet, oldest first.")
  public @NonNull Uni<List<@NonNull Invitation>> invitations() {
    return invite()
        .chain(
            caller ->
                transactions
                    .inSession(() -> invitations.listOfWorkspace(caller.workspace()))
                    .map(rows -> rows.stream().map(row -> new Sent(row, null)).toList())
                    .chain(rows -> shown(caller, rows)));
  }

  @Mutation
  @Description(
      "Invites people, as Member unless a role is named; a second invitation replaces the first.")
  public @NonNull Uni<List<@NonNull Invitation>> inviteMembers(
      @NonNull List<@NonNull String> emails, @Id @Nullable String roleId) {
    return invite()
        .chain(
            caller ->
                inviteMembers.invite(caller, emails, roleId).chain(sent -> shown(caller, sent)));
  }

  @Mutation
  @NonNull
  @Description("Gives an invitation a new link and its whole time again.")
  public Uni<Invitation> resendInvitation(@Id @NonNull String id) {
    UUID invitationId = InputCheck.requireId("id", id);
    return invite()
        .chain(
            caller ->
                inviteMembers
                    .resend(caller, invitationId)
                    .chain(sent -> shown(caller, List.of(sent))))
        .map(List::getFirst);
  }

  @Mutation
  @NonNull
  @Description("Takes an invitation back.")
  public Uni<Invitation> revokeInvitation(@Id @NonNull String id) {
    UUID invitationId = InputCheck.requireId("id", id);
    return invite()
        .chain(
            caller ->
                inviteMembers
                    .revoke(caller.workspace(), invitationId)
                    .chain(revoked -> shown(caller, List.of(revoked))))
        .map(List::getFirst);
  }

  @Query
  @Description("The link by which anybody who has it may join; null when there is none.")
  public Uni<InvitationLink> invitationLink() {
    return invite()
        .chain(keepInvitationLink::find)
        .chain(found -> Uni.createFrom().optional(found));
  }

  @Mutation
  @NonNull
  @Description(
      "Makes the link by which anybody who has it may join, as Member unless a role is named, until"
          + " it expires; the one before is worth nothing.")
  public Uni<InvitationLink> createInvitationLink(
      @Id @Nullable String roleId, @Nullable Instant expiresAt) {
    return invite().chain(caller -> keepInvitationLink.create(caller, roleId, expiresAt));
  }

  @Mutation
  @NonNull
  @Description("Takes the link back; true when there was one.")
  public Uni<Boolean> revokeInvitationLink() {
    return invite().chain(caller -> keepInvitationLink.revoke(caller.workspace()));
  }

  private Uni<Caller> invite() {
    return permissions.require(SettingPermission.MEMBERS, "invite members");
  }

  private Uni<List<Invitation>> shown(Caller caller, List<Sent> rows) {
    return findRoles
        .of(caller.workspace(), rows.stream().map(sent -> sent.row().roleId).toList())
        .map(
            roles ->
                rows.stream().map(sent -> Invitation.of(sent.row(), sent.link(), roles)).toList());
  }
}
