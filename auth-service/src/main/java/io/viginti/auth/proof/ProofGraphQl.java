package io.viginti.auth.proof;

import io.smallrye.mutiny.Uni;
import io.viginti.platform.caller.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Proving one's e-mail address, changing it, and choosing a new password by way of it. */
@GraphQLApi
@ApplicationScoped
public class ProofGraphQl {
  private final CurrentCaller currentCaller;
  private final VerifyEmail verifyEmail;
  private final ChangeEmail changeEmail;
  private final RequestPasswordReset requestPasswordReset;
  private final ResetPassword resetPassword;

  ProofGraphQl(
      CurrentCaller currentCaller,
      VerifyEmail verifyEmail,
      ChangeEmail changeEmail,
      RequestPasswordReset requestPasswordReset,
      ResetPassword resetPassword) {
    this.currentCaller = currentCaller;
    this.verifyEmail = verifyEmail;
    this.changeEmail = changeEmail;
    this.requestPasswordReset = requestPasswordReset;
    this.resetPassword = resetPassword;
  }

  @Mutation
  @NonNull
  @Description("Sends the link once more that verifies the caller's address.")
  public Uni<Boolean> requestEmailVerification() {
    return verifyEmail.request(currentCaller.requireUser().principalId()).replaceWith(true);
  }

  @Mutation
  @NonNull
  @Description("Verifies the address to which the token was mailed.")
  public Uni<Boolean> verifyEmail(@NonNull String token) {
    return verifyEmail.verify(token).replaceWith(true);
  }

  @Mutation
  @NonNull
  @Description("Mails a link to a new address of the caller's account.")
  public Uni<Boolean> changeEmail(@NonNull String email, @NonNull String password) {
    return changeEmail
        .request(currentCaller.requireUser().principalId(), email, password)
        .replaceWith(true);
  }

  @Mutation
  @NonNull
  @Description("Moves the account to the address to which the token was mailed.")
  public Uni<Boolean> confirmEmailChange(@NonNull String token) {
    return changeEmail.confirm(token).replaceWith(true);
  }

  @Mutation
  @NonNull
  @Description("Mails a link to choose a new password; true whether there is an account or not.")
  public Uni<Boolean> requestPasswordReset(@NonNull String email) {
    return requestPasswordReset.request(email).replaceWith(true);
  }

  @Mutation
  @NonNull
  @Description("Replaces the password of the account to which the token was mailed.")
  public Uni<Boolean> resetPassword(@NonNull String token, @NonNull String newPassword) {
    return resetPassword.reset(token, newPassword).replaceWith(true);
  }
}
