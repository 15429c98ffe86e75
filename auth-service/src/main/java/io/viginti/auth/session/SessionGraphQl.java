package io.viginti.auth.session;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@GraphQLApi
@ApplicationScoped
public class SessionGraphQl {
  private final CurrentCaller currentCaller;
  private final SignIn signIn;
  private final RenewToken renewToken;
  private final SignOut signOut;
  private final SwitchWorkspace switchWorkspace;
  private final ChangePassword changePassword;
  private final HandOutTokens handOut;

  SessionGraphQl(
      CurrentCaller currentCaller,
      SignIn signIn,
      RenewToken renewToken,
      SignOut signOut,
      SwitchWorkspace switchWorkspace,
      ChangePassword changePassword,
      HandOutTokens handOut) {
    this.currentCaller = currentCaller;
    this.signIn = signIn;
    this.renewToken = renewToken;
    this.signOut = signOut;
    this.switchWorkspace = switchWorkspace;
    this.changePassword = changePassword;
    this.handOut = handOut;
  }

  /**
   * @param otp the one-time password of accounts with a second factor; others need none
   */
  @Mutation
  @NonNull
  @Description("Signs in with a password; into the default workspace when none is named.")
  public Uni<AuthPayload> signIn(
      @NonNull String email,
      @NonNull String password,
      @Id @Nullable String workspaceId,
      @Nullable String otp) {
    TokensOut out = handOut.ofRequest();
    return signIn
        .signIn(
            email,
            password,
            workspaceId == null ? null : InputCheck.requireId("workspaceId", workspaceId))
        .map(out::give);
  }

  @Mutation
  @NonNull
  @Description("Gives a new access token and the refresh token's successor.")
  public Uni<AuthPayload> renewToken(@NonNull String refreshToken) {
    TokensOut out = handOut.ofRequest();
    return renewToken
        .renew(out.refreshToken(refreshToken))
        .map(out::give)
        .onFailure(SessionGraphQl::isOver)
        .invoke(out::end);
  }

  @Mutation
  @NonNull
  @Description("Ends the session of a refresh token; true when there was one.")
  public Uni<Boolean> signOut(@NonNull String refreshToken) {
    TokensOut out = handOut.ofRequest();
    return signOut.signOut(out.refreshToken(refreshToken)).invoke(out::end);
  }

  @Mutation
  @NonNull
  @Description("Opens a session in another of the caller's workspaces.")
  public Uni<AuthPayload> switchWorkspace(@Id @NonNull String workspaceId) {
    Caller caller = currentCaller.requireUser();
    TokensOut out = handOut.ofRequest();
    return switchWorkspace
        .switchTo(caller.principalId(), InputCheck.requireId("workspaceId", workspaceId))
        .map(out::give);
  }

  @Mutation
  @NonNull
  @Description("Changes the caller's password and ends every other session.")
  public Uni<Boolean> changePassword(@NonNull String oldPassword, @NonNull String newPassword) {
    Caller caller = currentCaller.requireUser();
    return changePassword
        .change(caller.principalId(), caller.sessionId(), oldPassword, newPassword)
        .replaceWith(true);
  }

  private static boolean isOver(Throwable failure) {
    return failure instanceof VigintiException refusal
        && refusal.code() == ErrorCode.UNAUTHENTICATED;
  }
}
