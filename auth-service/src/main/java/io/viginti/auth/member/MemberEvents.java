package io.viginti.auth.member;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.user.UserRow;
import io.viginti.contracts.event.MemberChange;
import io.viginti.contracts.event.Topics;
import io.viginti.platform.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Events of members, written in the caller's transaction. */
@ApplicationScoped
public class MemberEvents {
  private final Outbox outbox;
  private final MemberStore members;

  MemberEvents(Outbox outbox, MemberStore members) {
    this.outbox = outbox;
    this.members = members;
  }

  public Uni<Void> joined(MemberRow member, UserRow user) {
    return add("member.joined", member, user);
  }

  private Uni<Void> updated(MemberRow member, UserRow user) {
    return add("member.updated", member, user);
  }

  public Uni<Void> removed(MemberRow member, UserRow user) {
    return add("member.removed", member, user);
  }

  /** Tells every workspace of a user that was changed; answers those workspaces. */
  public Uni<List<UUID>> updatedEverywhere(UserRow user) {
    return members
        .listOfUser(user.id)
        .chain(
            memberships -> {
              Uni<Void> told = members.flush();
              for (MemberRow member : memberships) {
                told = told.chain(() -> updated(member, user));
              }
              return told.replaceWith(memberships.stream().map(m -> m.workspaceId).toList());
            });
  }

  /** What the projection of a member holds. */
  public static MemberChange change(MemberRow member, UserRow user) {
    return new MemberChange(
        member.id, user.id, user.email, user.firstName, user.lastName, null, null);
  }

  private Uni<Void> add(String type, MemberRow member, UserRow user) {
    return outbox.add(
        Topics.MEMBER,
        member.workspaceId.toString(),
        outbox.event(type, member.id.toString(), member.workspaceId, change(member, user)));
  }
}
