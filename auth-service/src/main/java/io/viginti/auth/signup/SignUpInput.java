package io.viginti.auth.signup;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Who signs up, and for what: a workspace of their own, or one they were invited to. */
@Input("SignUpInput")
public record SignUpInput(
    @NonNull String email,
    @NonNull @Description("8 to 128 characters, not a common one") String password,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String workspaceName,
    @Nullable String inviteToken) {
  /** Does not tell the password. */
  @Override
  public String toString() {
    return "SignUpInput";
  }
}
