package io.viginti.auth.session;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.CurrentCaller;
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

  SessionGraphQl(
      CurrentCaller currentCaller,
      SignIn signIn,
      RenewToken renewToken,
      SignOut signOut,
      SwitchWorkspace switchWorkspace,
      ChangePassword changePassword) {
    this.currentCaller = currentCaller;
    this.signIn = signIn;
    this.renewToken = renewToken;
    this.signOut = signOut;
    this.switchWorkspace = switchWorkspace;
    this.changePassword = changePassword;
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
    return signIn.signIn(
        email,
        password,
        workspaceId == null ? null : InputCheck.requireId("workspaceId", workspaceId));
  }

  @Mutation
  @NonNull
  @Description("Gives a new access token and the refresh token's successor.")
  public Uni<AuthPayload> renewToken(@NonNull String refreshToken) {
    return renewToken.renew(refreshToken);
  }

  @Mutation
  @NonNull
  @Description("Ends the session of a refresh token; true when there was one.")
  public Uni<Boolean> signOut(@NonNull String refreshToken) {
    return signOut.signOut(refreshToken);
  }

  @Mutation
  @NonNull
  @Description("Opens a session in another of the caller's workspaces.")
  public Uni<AuthPayload> switchWorkspace(@Id @NonNull String workspaceId) {
    Caller caller = currentCaller.requireUser();
    return switchWorkspace.switchTo(
        caller.principalId(), InputCheck.requireId("workspaceId", workspaceId));
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
}
