package io.viginti.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.testing.MeshServers;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people get by mail, and what following its links does. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
@QuarkusTestResource(MailServer.class)
class MailIT {
  private static final String VERIFY = "Confirm your e-mail address";
  private static final String RESET = "Choose a new password";
  private static final String CHANGE = "Confirm your new e-mail address";
  private static final String NEW_PASSWORD = "quite another phrase";
  private static final String SIGN_IN =
      "mutation($e:String!,$p:String!){signIn(email:$e,password:$p)" + GraphQl.PAYLOAD + "}";
  private static final String REQUEST_RESET =
      "mutation($e:String!){requestPasswordReset(email:$e)}";
  private static final String RESET_PASSWORD =
      "mutation($t:String!,$n:String!){resetPassword(token:$t,newPassword:$n)}";
  private static final String CHANGE_EMAIL =
      "mutation($e:String!,$p:String!){changeEmail(email:$e,password:$p)}";
  private static final String CONFIRM = "mutation($t:String!){confirmEmailChange(token:$t)}";

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @Test
  void aNewAccountIsAskedToConfirmItsAddress() throws Exception {
    String email = GraphQl.newEmail();
    JsonNode account = GraphQl.signUp(email, "Acme");
    assertThat(account.at("/user/isEmailVerified").asBoolean()).isFalse();
    String token = MailServer.token(email, VERIFY, 1);
    String mutation = "mutation($t:String!){verifyEmail(token:$t)}";

    assertThat(GraphQl.anonymous().data(mutation, Map.of("t", token)).asBoolean()).isTrue();

    assertThat(GraphQl.of(account).data("{currentUser{isEmailVerified}}").toString())
        .contains("true");
    assertThat(GraphQl.anonymous().code(mutation, Map.of("t", token))).isEqualTo("BAD_USER_INPUT");
    assertThat(GraphQl.of(account).code("mutation{requestEmailVerification}"))
        .isEqualTo("CONFLICT");
    MimeMessage mail = MailServer.received(email, VERIFY).getFirst();
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(MailServer.body(mail)).contains("Hello Marie Curie,").contains("<p>Hello Marie");
    assertThat(MailServer.text(mail, "Message-ID")).endsWith("@viginti>");
  }

  @Test
  void aSecondMailWaits() {
    String email = GraphQl.newEmail();
    JsonNode account = GraphQl.signUp(email, "Acme");
    assertThat(GraphQl.of(account).code("mutation{requestEmailVerification}"))
        .isEqualTo("RATE_LIMITED");
  }

  @Test
  void aForgottenPasswordIsReplacedAndEverySessionEnds() {
    String email = GraphQl.newEmail();
    JsonNode account = GraphQl.signUp(email, "Acme");
    assertThat(GraphQl.anonymous().data(REQUEST_RESET, Map.of("e", email)).asBoolean()).isTrue();
    String token = MailServer.token(email, RESET, 1);
    assertThat(GraphQl.anonymous().code(RESET_PASSWORD, Map.of("t", token, "n", "password")))
        .isEqualTo("BAD_USER_INPUT");

    assertThat(GraphQl.anonymous().code(RESET_PASSWORD, Map.of("t", token, "n", NEW_PASSWORD)))
        .isEmpty();

    assertThat(GraphQl.of(account).code("{currentUser{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(signInCode(email, GraphQl.PASSWORD)).isEqualTo("UNAUTHENTICATED");
    JsonNode again = GraphQl.anonymous().data(SIGN_IN, Map.of("e", email, "p", NEW_PASSWORD));
    assertThat(again.at("/user/isEmailVerified").asBoolean()).isTrue();
    assertThat(GraphQl.anonymous().code(RESET_PASSWORD, Map.of("t", token, "n", NEW_PASSWORD)))
        .isEqualTo("BAD_USER_INPUT");
    assertThat(MailServer.await(email, "Your password was changed", 1)).hasSize(1);
  }

  @Test
  void anAddressWithoutAccountGetsTheSameAnswerAndNoMail() {
    String unknown = GraphQl.newEmail();
    String known = GraphQl.newEmail();
    GraphQl.signUp(known, "Acme");
    for (String email : List.of(unknown, "no address", known)) {
      assertThat(GraphQl.anonymous().run(REQUEST_RESET, Map.of("e", email)).toString())
          .isEqualTo("{\"data\":{\"requestPasswordReset\":true}}");
    }
    MailServer.await(known, RESET, 1);
    assertThat(MailServer.received(unknown, RESET)).isEmpty();
  }

  @Test
  void anAccountMovesToAnAddressThatIsProved() {
    String email = GraphQl.newEmail();
    String next = GraphQl.newEmail();
    JsonNode account = GraphQl.signUp(email, "Acme");
    GraphQl user = GraphQl.of(account);
    assertThat(user.code(CHANGE_EMAIL, Map.of("e", next, "p", "wrong")))
        .isEqualTo("BAD_USER_INPUT");
    assertThat(user.data(CHANGE_EMAIL, Map.of("e", next, "p", GraphQl.PASSWORD)).asBoolean())
        .isTrue();
    assertThat(user.data("{currentUser{email}}").get("email").asText()).isEqualTo(email);

    GraphQl.anonymous().data(CONFIRM, Map.of("t", MailServer.token(next, CHANGE, 1)));

    assertThat(user.data("{currentUser{email isEmailVerified}}").toString())
        .isEqualTo("{\"email\":\"" + next + "\",\"isEmailVerified\":true}");
    assertThat(signInCode(email, GraphQl.PASSWORD)).isEqualTo("UNAUTHENTICATED");
    assertThat(signInCode(next, GraphQl.PASSWORD)).isEmpty();
    assertThat(MailServer.await(email, "Your e-mail address was changed", 1)).hasSize(1);
  }

  @Test
  void anAddressThatIsTakenMeanwhileIsRefused() {
    String next = GraphQl.newEmail();
    GraphQl user = GraphQl.of(GraphQl.signUp());
    user.data(CHANGE_EMAIL, Map.of("e", next, "p", GraphQl.PASSWORD));
    String token = MailServer.token(next, CHANGE, 1);
    GraphQl.signUp(next, "Faster");
    assertThat(GraphQl.anonymous().code(CONFIRM, Map.of("t", token))).isEqualTo("UNIQUE_VIOLATION");
  }

  @Test
  void aTokenOfOnePurposeServesNoOther() {
    String email = GraphQl.newEmail();
    GraphQl.signUp(email, "Acme");
    String token = MailServer.token(email, VERIFY, 1);
    assertThat(GraphQl.anonymous().code(RESET_PASSWORD, Map.of("t", token, "n", NEW_PASSWORD)))
        .isEqualTo("BAD_USER_INPUT");
    assertThat(GraphQl.anonymous().code(CONFIRM, Map.of("t", token))).isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void invitationsGoByMail() {
    String email = GraphQl.newEmail();
    JsonNode owner = GraphQl.signUp(GraphQl.newEmail(), "Acme <b>&");
    GraphQl.of(owner)
        .data("mutation($e:[String!]!){inviteMembers(emails:$e){id}}", Map.of("e", List.of(email)));
    String token = MailServer.token(email, "Join Acme <b>&", 1);
    assertThat(MailServer.body(MailServer.received(email, "Join").getFirst()))
        .contains("Marie Curie invites you")
        .contains("<strong>Acme &lt;b&gt;&amp;</strong>");
    assertThat(
            GraphQl.anonymous()
                .code(
                    "mutation($i:SignUpInput!){signUp(input:$i){expiresAt}}",
                    Map.of(
                        "i",
                        Map.of(
                            "email", email, "password", GraphQl.PASSWORD, "inviteToken", token))))
        .isEmpty();
  }

  private static String signInCode(String email, String password) {
    return GraphQl.anonymous().code(SIGN_IN, Map.of("e", email, "p", password));
  }
}
