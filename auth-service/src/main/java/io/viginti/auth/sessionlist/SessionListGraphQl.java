package io.viginti.auth.sessionlist;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The caller's sessions. */
@GraphQLApi
@ApplicationScoped
public class SessionListGraphQl {
  private final CurrentCaller currentCaller;
  private final ListSessions listSessions;
  private final RevokeSessions revokeSessions;

  SessionListGraphQl(
      CurrentCaller currentCaller, ListSessions listSessions, RevokeSessions revokeSessions) {
    this.currentCaller = currentCaller;
    this.listSessions = listSessions;
    this.revokeSessions = revokeSessions;
  }

  @Query
  @NonNull
  @Description("The caller's open sessions, in every workspace; the one used last comes first.")
  public Uni<@NonNull List<@NonNull Session>> sessions() {
    Caller caller = currentCaller.requireUser();
    return listSessions.list(caller.principalId(), caller.sessionId());
  }

  @Mutation
  @NonNull
  @Description("Ends one of the caller's sessions.")
  public Uni<Boolean> revokeSession(@Id @NonNull String id) {
    return revokeSessions
        .one(currentCaller.requireUser().principalId(), InputCheck.requireId("id", id))
        .replaceWith(true);
  }

  @Mutation
  @NonNull
  @Description("Ends the caller's sessions but this one.")
  public Uni<Boolean> revokeOtherSessions() {
    Caller caller = currentCaller.requireUser();
    return revokeSessions.others(caller.principalId(), caller.sessionId()).replaceWith(true);
  }
}
