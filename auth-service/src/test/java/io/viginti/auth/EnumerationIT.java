package io.viginti.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.testing.MeshServers;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whether an address has an account is told to nobody who does not read it or has its password:
 * answers are the same to the byte, and so is the work of hashing, which is what takes the time.
 */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
@QuarkusTestResource(MailServer.class)
class EnumerationIT {
  private static final String SIGN_IN =
      "mutation($e:String!,$p:String!){signIn(email:$e,password:$p){expiresAt}}";

  @Inject MeterRegistry meters;

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  private record Seen(JsonNode answer, double hashes) {}

  @Test
  void signInAnswersAlike() {
    String known = account();
    Seen wrong = seen(() -> signIn(known, "not the password"));
    Seen unknown = seen(() -> signIn(GraphQl.newEmail(), "not the password"));
    Seen none = seen(() -> signIn("no address", "not the password"));

    assertThat(unknown).isEqualTo(wrong);
    assertThat(none).isEqualTo(wrong);
    assertThat(wrong.hashes()).isOne();
    assertThat(GraphQl.codeOf(wrong.answer())).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void aWorkspaceIsLookedForOnlyWithTheRightPassword() {
    String known = account();
    String query =
        "mutation($e:String!,$w:ID){signIn(email:$e,password:\"wrong\",workspaceId:$w){expiresAt}}";
    String workspace = GraphQl.signUp().at("/workspace/id").asText();

    assertThat(seen(() -> run(query, Map.of("e", known, "w", workspace))))
        .isEqualTo(seen(() -> run(query, Map.of("e", GraphQl.newEmail(), "w", workspace))));
  }

  @Test
  void askingForANewPasswordAnswersAlike() {
    String known = account();
    String query = "mutation($e:String!){requestPasswordReset(email:$e)}";
    Seen ofAccount = seen(() -> run(query, Map.of("e", known)));

    assertThat(seen(() -> run(query, Map.of("e", GraphQl.newEmail())))).isEqualTo(ofAccount);
    assertThat(seen(() -> run(query, Map.of("e", known)))).isEqualTo(ofAccount);
  }

  @Test
  void movingToATakenAddressAnswersAlike() {
    String known = account();
    GraphQl caller = GraphQl.of(GraphQl.signUp());
    GraphQl other = GraphQl.of(GraphQl.signUp());
    String query = "mutation($e:String!,$p:String!){changeEmail(email:$e,password:$p)}";

    assertThat(seen(() -> plain(caller.run(query, Map.of("e", known, "p", GraphQl.PASSWORD)))))
        .isEqualTo(
            seen(
                () ->
                    plain(
                        other.run(query, Map.of("e", GraphQl.newEmail(), "p", GraphQl.PASSWORD)))));
  }

  @Test
  void invitingAnswersAlike() {
    String known = account();
    GraphQl admin = GraphQl.of(GraphQl.signUp());
    String query = "mutation($e:[String!]!){inviteMembers(emails:$e){role{label}}}";

    assertThat(plain(admin.run(query, Map.of("e", new String[] {known}))))
        .isEqualTo(plain(admin.run(query, Map.of("e", new String[] {GraphQl.newEmail()}))));
  }

  /** Signing up must tell, since it answers with a session; the work is done all the same. */
  @Test
  void signingUpWithATakenAddressDoesTheSameWork() {
    String known = account();
    String query = "mutation($i:SignUpInput!){signUp(input:$i){expiresAt}}";
    Seen taken = seen(() -> run(query, GraphQl.input(known, "Acme")));
    Seen free = seen(() -> run(query, GraphQl.input(GraphQl.newEmail(), "Acme")));

    assertThat(GraphQl.codeOf(taken.answer())).isEqualTo("UNIQUE_VIOLATION");
    assertThat(taken.hashes()).isEqualTo(free.hashes()).isOne();
  }

  private static String account() {
    String email = GraphQl.newEmail();
    GraphQl.signUp(email, "Acme");
    return email;
  }

  private static JsonNode signIn(String email, String password) {
    return run(SIGN_IN, Map.of("e", email, "p", password));
  }

  private static JsonNode run(String query, Map<String, ?> variables) {
    return plain(GraphQl.anonymous().run(query, variables));
  }

  /** Without what is another for each request. */
  private static JsonNode plain(JsonNode answer) {
    answer
        .path("errors")
        .forEach(error -> ((ObjectNode) error.path("extensions")).remove("requestId"));
    return answer;
  }

  private Seen seen(Supplier<JsonNode> request) {
    double before = hashes();
    JsonNode answer = request.get();
    return new Seen(answer, hashes() - before);
  }

  private double hashes() {
    return meters.counter("viginti.auth.password.hashes").count();
  }
}
