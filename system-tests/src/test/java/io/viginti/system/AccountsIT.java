package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mails, wrong passwords and removed members, as clients of the gateway meet them. */
class AccountsIT {
  private static final String SIGN_IN =
      "mutation($e: String!, $p: String!) { signIn(email: $e, password: $p) { accessToken } }";

  @Test
  void anAddressIsVerifiedByTheLinkInTheMail() {
    Workspace ours = Workspace.signUp(RunningMesh.gateway(), "Mailed");
    String token = CaughtMails.token(ours.email(), "Confirm your e-mail address");

    anonymous().run("mutation($t: String!) { verifyEmail(token: $t) }", "t", token);

    assertThat(
            ours.run("{ currentUser { isEmailVerified } }")
                .at("/currentUser/isEmailVerified")
                .asBoolean())
        .isTrue();
  }

  @Test
  void aForgottenPasswordIsReplacedByWayOfTheMail() {
    Workspace ours = Workspace.signUp(RunningMesh.gateway(), "Forgotten");
    anonymous().run("mutation($e: String!) { requestPasswordReset(email: $e) }", "e", ours.email());
    String token = CaughtMails.token(ours.email(), "Choose a new password");

    anonymous()
        .run(
            "mutation($t: String!, $n: String!) { resetPassword(token: $t, newPassword: $n) }",
            "t",
            token,
            "n",
            "another correct horse");

    ours.send("{ currentUser { id } }").refused("UNAUTHENTICATED");
    ours.send("{ companies(limit: 1) { id } }").refused("UNAUTHENTICATED");
    anonymous().run(SIGN_IN, "e", ours.email(), "p", "another correct horse");
  }

  @Test
  void tooManyWrongPasswordsAreToldWhenToComeAgain() {
    Workspace ours = Workspace.signUp(RunningMesh.gateway(), "Locked");
    for (int i = 0; i < 5; i++) {
      anonymous().send(SIGN_IN, "e", ours.email(), "p", "wrong").refused("UNAUTHENTICATED");
    }

    Answer locked = anonymous().send(SIGN_IN, "e", ours.email(), "p", Workspace.PASSWORD);

    assertThat(locked.refused("RATE_LIMITED").status()).isEqualTo(429);
    assertThat(locked.body().at("/errors/0/extensions/retryAfter").asInt())
        .as(locked.shortened())
        .isBetween(1, 30);
    assertThat(locked.retryAfter()).isBetween(1, 30);
    ours.run("{ companies(limit: 1) { id } }");
  }

  @Test
  void aRemovedMemberIsOutOfEveryServiceAtOnce() {
    Workspace ours = Workspace.signUp(RunningMesh.gateway(), "Shrinking");
    String email = "removed-" + ours.email();
    ours.run("mutation($e: [String!]!) { inviteMembers(emails: $e) { id } }", "e", List.of(email));
    Answer joined =
        anonymous()
            .send(
                Workspace.SIGN_UP,
                "input",
                Map.of(
                    "email",
                    email,
                    "password",
                    Workspace.PASSWORD,
                    "inviteToken",
                    CaughtMails.token(email, "Join Shrinking")));
    Workspace theirs = Workspace.of(joined, email, RunningMesh.gateway());
    theirs.run("{ companies(limit: 1) { id } objects { id } }");
    JsonNode members = ours.run("{ members { id user { email } } }").path("members");
    String member =
        members.get(0).at("/user/email").asText().equals(email)
            ? members.get(0).path("id").asText()
            : members.get(1).path("id").asText();

    ours.run("mutation($m: ID!) { removeMember(memberId: $m) }", "m", member);

    theirs.send("{ companies(limit: 1) { id } }").refused("UNAUTHENTICATED");
    theirs.send("{ objects { id } }").refused("UNAUTHENTICATED");
    theirs.send("{ members { id } }").refused("UNAUTHENTICATED");
  }

  private static Api anonymous() {
    return Api.anonymous(RunningMesh.gateway());
  }
}
