package io.viginti.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Wrong passwords make an account wait. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
@QuarkusTestResource(MailServer.class)
class LockOutIT {
  private static final int FREE = 5;
  private static final int FREE_OF_ADDRESS = 100;
  private static final String VERIFY = "mutation{verifyEmail(token:\"guess\")}";
  private static final String SIGN_IN =
      "mutation($e:String!,$p:String!){signIn(email:$e,password:$p)" + GraphQl.PAYLOAD + "}";

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @Test
  void tooManyWrongPasswordsStopPasswordSignInOnly() {
    String email = GraphQl.newEmail();
    JsonNode account = GraphQl.signUp(email, "Acme");
    for (int i = 0; i < FREE; i++) {
      assertThat(code(email, "wrong")).isEqualTo("UNAUTHENTICATED");
    }
    JsonNode locked = GraphQl.anonymous().run(SIGN_IN, Map.of("e", email, "p", "wrong"));
    assertThat(GraphQl.codeOf(locked)).isEqualTo("RATE_LIMITED");
    assertThat(locked.at("/errors/0/extensions/retryAfter").intValue()).isBetween(1, 30);
    assertThat(code(email.toUpperCase(), GraphQl.PASSWORD)).isEqualTo("RATE_LIMITED");
    assertThat(GraphQl.of(account).code("{currentUser{id}}")).isEmpty();
    assertThat(
            GraphQl.anonymous()
                .code(
                    "mutation($t:String!){renewToken(refreshToken:$t){expiresAt}}",
                    Map.of("t", account.get("refreshToken").asText())))
        .isEmpty();
    assertThat(
            GraphQl.of(account)
                .code(
                    "mutation($p:String!){changePassword(oldPassword:$p,newPassword:$p)}",
                    Map.of("p", GraphQl.PASSWORD)))
        .isEqualTo("RATE_LIMITED");
  }

  @Test
  void anAddressWithoutAccountIsLockedAlike() {
    String email = GraphQl.newEmail();
    for (int i = 0; i < FREE; i++) {
      assertThat(code(email, "wrong")).isEqualTo("UNAUTHENTICATED");
    }
    assertThat(code(email, "wrong")).isEqualTo("RATE_LIMITED");
  }

  @Test
  void theRightPasswordWipesTheCount() {
    String email = GraphQl.newEmail();
    GraphQl.signUp(email, "Acme");
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < FREE - 1; i++) {
        assertThat(code(email, "wrong")).isEqualTo("UNAUTHENTICATED");
      }
      assertThat(code(email, GraphQl.PASSWORD)).isEmpty();
    }
  }

  @Test
  void manyAtOnceAreNoWayAround() throws Exception {
    String email = GraphQl.newEmail();
    GraphQl.signUp(email, "Acme");
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<Callable<String>> attempts =
          Stream.<Callable<String>>generate(() -> () -> code(email, "wrong")).limit(20).toList();
      List<String> codes = threads.invokeAll(attempts).stream().map(Future::resultNow).toList();
      assertThat(codes.stream().filter("UNAUTHENTICATED"::equals)).hasSize(FREE);
      assertThat(codes.stream().filter("RATE_LIMITED"::equals)).hasSize(20 - FREE);
    }
  }

  @Test
  void aNewPasswordByMailUnlocks() {
    String email = GraphQl.newEmail();
    GraphQl.signUp(email, "Acme");
    for (int i = 0; i <= FREE; i++) {
      code(email, "wrong");
    }
    GraphQl.anonymous()
        .data("mutation($e:String!){requestPasswordReset(email:$e)}", Map.of("e", email));
    GraphQl.anonymous()
        .data(
            "mutation($t:String!,$n:String!){resetPassword(token:$t,newPassword:$n)}",
            Map.of(
                "t",
                MailServer.token(email, "Choose a new password", 1),
                "n",
                "quite another phrase"));
    assertThat(code(email, "quite another phrase")).isEmpty();
  }

  @Test
  void anAddressThatGuessesTooOftenWaits() {
    GraphQl guesser = GraphQl.anonymous().from("203.0.113.1");
    for (int i = 0; i < FREE_OF_ADDRESS; i++) {
      assertThat(guesser.code(VERIFY)).isEqualTo("BAD_USER_INPUT");
    }
    String email = GraphQl.newEmail();
    GraphQl.signUp(email, "Acme");
    Map<String, String> right = Map.of("e", email, "p", GraphQl.PASSWORD);

    JsonNode refused = guesser.run(SIGN_IN, right);

    assertThat(GraphQl.codeOf(refused)).isEqualTo("RATE_LIMITED");
    assertThat(refused.at("/errors/0/extensions/retryAfter").intValue()).isBetween(1, 30);
    assertThat(guesser.code(VERIFY)).isEqualTo("RATE_LIMITED");
    JsonNode reset =
        guesser.run("mutation($e:String!){requestPasswordReset(email:$e)}", Map.of("e", email));
    assertThat(GraphQl.codeOf(reset)).as(reset.toString()).isEqualTo("RATE_LIMITED");
    assertThat(
            guesser.code(
                "mutation($i:SignUpInput!){signUp(input:$i){expiresAt}}",
                GraphQl.input(email, "Acme")))
        .isEqualTo("RATE_LIMITED");
    assertThat(GraphQl.anonymous().from("203.0.113.2").code(SIGN_IN, right)).isEmpty();
    assertThat(GraphQl.anonymous().code(SIGN_IN, right)).isEmpty();
  }

  @Test
  void rightPasswordsOfAnOfficeCountForNothing() {
    GraphQl office = GraphQl.anonymous().from("2001:db8:0:1::1");
    String email = GraphQl.newEmail();
    GraphQl.signUp(email, "Acme");
    for (int i = 0; i < FREE_OF_ADDRESS - 1; i++) {
      assertThat(office.code(VERIFY)).isEqualTo("BAD_USER_INPUT");
    }
    GraphQl neighbour = GraphQl.anonymous().from("2001:db8:0:1::2");
    for (int i = 0; i < 3; i++) {
      assertThat(neighbour.code(SIGN_IN, Map.of("e", email, "p", GraphQl.PASSWORD))).isEmpty();
    }
    assertThat(neighbour.code(VERIFY)).isEqualTo("BAD_USER_INPUT");
    assertThat(office.code(VERIFY)).isEqualTo("RATE_LIMITED");
  }

  @Test
  void nobodyButTheGatewaySaysWhoTheClientIs() {
    GraphQl liar = GraphQl.anonymous().with("X-Viginti-Client-Address", "203.0.113.9");
    GraphQl other = liar.with("X-Viginti-Mesh", TestTokens.service("workflow-service"));
    for (int i = 0; i <= FREE_OF_ADDRESS / 2; i++) {
      assertThat(liar.code(VERIFY)).isEqualTo("BAD_USER_INPUT");
      assertThat(other.code(VERIFY)).isEqualTo("BAD_USER_INPUT");
    }
    assertThat(GraphQl.anonymous().from("203.0.113.9").code(VERIFY)).isEqualTo("BAD_USER_INPUT");
  }

  private static String code(String email, String password) {
    return GraphQl.anonymous().code(SIGN_IN, Map.of("e", email, "p", password));
  }
}
