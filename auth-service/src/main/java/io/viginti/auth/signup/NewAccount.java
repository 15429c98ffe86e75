package io.viginti.auth.signup;

import io.viginti.auth.input.InputCheck;
import io.viginti.auth.user.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A {@link SignUpInput} that was found to be good.
 *
 * @param workspaceName "" with an invitation
 * @param inviteToken null without one
 */
record NewAccount(
    EmailAddress email,
    String password,
    String firstName,
    String lastName,
    String workspaceName,
    @Nullable String inviteToken) {

  /**
   * The account asked for; BAD_USER_INPUT with every problem of the input.
   *
   * @param passwordProblems of (password, e-mail address)
   */
  static NewAccount of(
      SignUpInput input, BiFunction<String, String, List<String>> passwordProblems) {
    InputCheck check = new InputCheck("input");
    Optional<EmailAddress> email = EmailAddress.find(input.email());
    if (email.isEmpty()) {
      check.problem("email", "must be an e-mail address");
    }
    passwordProblems
        .apply(input.password(), input.email())
        .forEach(problem -> check.problem("password", problem));
    String firstName = check.optionalText("firstName", input.firstName(), InputCheck.MAX_NAME);
    String lastName = check.optionalText("lastName", input.lastName(), InputCheck.MAX_NAME);
    String workspaceName =
        input.inviteToken() == null ? check.name("workspaceName", input.workspaceName()) : "";
    check.throwIfAny();
    return new NewAccount(
        email.orElseThrow(),
        input.password(),
        firstName,
        lastName,
        workspaceName,
        input.inviteToken());
  }

  /** Does not tell the password. */
  @Override
  public String toString() {
    return "NewAccount";
  }
}
