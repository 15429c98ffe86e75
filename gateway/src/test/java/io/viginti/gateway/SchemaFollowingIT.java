package io.viginti.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.testing.TestTokens;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The schema follows the workspace, the services and the caller. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class SchemaFollowingIT extends GatewayChecks {
  @Test
  void aVersionThatIsBehindIsCheckedAgainAndRepeated() throws Exception {
    records("{ company { id } }", "company");
    control("version/2", "");
    control("known/2", "");

    assertThat(records("{ company { id } }", "company").getString("version")).isEqualTo("2");
  }

  @Test
  void aRequestThatVersionsOvertakeIsRepeatedUntilItIsCurrent() throws Exception {
    control("version/10", "");
    control("overtakes/3", "");

    assertThat(records("{ company { id } }", "company").getString("version")).isEqualTo("13");
  }

  @Test
  void aNewFieldIsUsableAtOnce() throws Exception {
    assertThat(code(post("{\"query\":\"{ company { employees } }\"}", token)))
        .isEqualTo("BAD_USER_INPUT");

    control("version/2", "");

    assertThat(records("{ company { employees } }", "company").getString("version")).isEqualTo("2");
    assertThat(sdl(token)).contains("employees");
  }

  @Test
  void aRootFieldAddedToAServiceAppears() throws Exception {
    assertThat(code(post("{\"query\":\"{ brandNew }\"}", token))).isEqualTo("BAD_USER_INPUT");

    control("sdl", " brandNew: String");
    await(() -> sdl(null).contains("brandNew"));

    assertThat(data(post("{\"query\":\"{ brandNew }\"}", token)).containsKey("brandNew")).isTrue();
    control("sdl", "");
    await(() -> !sdl(null).contains("brandNew"));
  }

  @Test
  void withoutAWorkspaceTheStaticPartIsAll() throws Exception {
    String outside = TestTokens.userOutside(UUID.randomUUID());

    assertThat(sdl(null)).contains("currentUser").doesNotContain("Company");
    assertThat(post("{\"query\":\"{ objects { id } }\"}", null).statusCode()).isEqualTo(200);
    for (String caller : new String[] {null, outside}) {
      HttpResponse<String> response = post("{\"query\":\"{ company { id } }\"}", caller);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(code(response)).isEqualTo("UNAUTHENTICATED");
    }
    assertThat(code(post("{\"query\":\"{ objects { nope } }\"}", null)))
        .isEqualTo("BAD_USER_INPUT");
  }
}
