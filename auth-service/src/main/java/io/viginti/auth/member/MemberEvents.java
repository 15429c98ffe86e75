package io.viginti.auth.member;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.user.UserRow;
import io.viginti.contracts.event.MemberChange;
import io.viginti.contracts.event.Topics;
import io.viginti.platform.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Events of members, written in the caller's transaction. */
@ApplicationScoped
public class MemberEvents {
  private final Outbox outbox;

  MemberEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  public Uni<Void> joined(MemberRow member, UserRow user) {
    return add("member.joined", member, user);
  }

  public Uni<Void> updated(MemberRow member, UserRow user) {
    return add("member.updated", member, user);
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
