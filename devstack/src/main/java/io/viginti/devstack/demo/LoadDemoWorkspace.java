package io.viginti.devstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.devstack.api.ApiRefused;
import io.viginti.devstack.api.GatewayClient;
import io.viginti.devstack.process.Await;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Signs the demo user up (or in, when they are there) and creates those demo records that are
 * missing. It may be broken off and repeated; records the user has deleted since stay deleted,
 * because the caller notes that it was done.
 */
public final class LoadDemoWorkspace {

  public static final String EMAIL = "tim@viginti.dev";

  private static final Duration CREATION_TIME = Duration.ofSeconds(60);
  private static final String SIGN_UP =
      "mutation SignUp($input: SignUpInput!) { signUp(input: $input) { accessToken } }";
  private static final String SIGN_IN =
      "mutation SignIn($email: String!, $password: String!) {"
          + " signIn(email: $email, password: $password) { accessToken workspace { status } } }";

  private static final String OWN =
      "{ workspaceMembers(filter: {userEmail: {eq: \"%s\"}}) { id }".formatted(EMAIL)
          + " views(filter: {objectName: {eq: \"opportunity\"}, type: {eq: KANBAN}}) { id } }";

  private LoadDemoWorkspace() {}

  /** Answers how many records were created. */
  public static int into(URI gateway, String password) {
    GatewayClient client = GatewayClient.anonymous(gateway);
    GatewayClient signedIn = client.withToken(signUpOrIn(client, password));
    JsonNode found = signedIn.execute(OWN, GatewayClient.variables());
    List<DemoRecords.Rows> all =
        DemoRecords.all(
            found.at("/workspaceMembers/0/id").asText(), found.at("/views/0/id").asText());
    return all.stream().mapToInt(rows -> create(signedIn, rows)).sum();
  }

  /** Answers an access token. */
  public static String signIn(GatewayClient client, String email, String password) {
    ObjectNode variables = GatewayClient.variables().put("email", email).put("password", password);
    return client.execute(SIGN_IN, variables).path("signIn").path("accessToken").asText();
  }

  private static String signUpOrIn(GatewayClient client, String password) {
    ObjectNode variables = GatewayClient.variables();
    variables
        .putObject("input")
        .put("email", EMAIL)
        .put("password", password)
        .put("firstName", "Tim")
        .put("lastName", "Demo")
        .put("workspaceName", "Demo");
    try {
      return client.execute(SIGN_UP, variables).path("signUp").path("accessToken").asText();
    } catch (ApiRefused refused) {
      // There already, or recorded and still being made because a part of the mesh was slow.
      if (!refused.code().equals("UNIQUE_VIOLATION") && !refused.isTemporary()) {
        throw refused;
      }
      return signInWhenActive(client, password, refused);
    }
  }

  private static String signInWhenActive(
      GatewayClient client, String password, ApiRefused refused) {
    ObjectNode variables = GatewayClient.variables().put("email", EMAIL).put("password", password);
    AtomicReference<String> token = new AtomicReference<>("");
    boolean active =
        Await.until(
            () -> {
              JsonNode answer = client.execute(SIGN_IN, variables).path("signIn");
              token.set(answer.path("accessToken").asText());
              return answer.at("/workspace/status").asText().equals("ACTIVE");
            },
            CREATION_TIME,
            Duration.ofSeconds(1));
    if (!active) {
      throw refused;
    }
    return token.get();
  }

  private static int create(GatewayClient client, DemoRecords.Rows rows) {
    Set<String> present = present(client, rows.plural(), rows.rows());
    ObjectNode variables = GatewayClient.variables();
    ArrayNode data = variables.putArray("data");
    rows.rows().stream()
        .filter(row -> !present.contains(row.path("id").asText()))
        .forEach(data::add);
    if (data.isEmpty()) {
      return 0;
    }
    client.execute(
        "mutation Load($data: [%sCreateInput!]!) { create%s(data: $data) { id } }"
            .formatted(capitalized(rows.singular()), capitalized(rows.plural())),
        variables);
    return data.size();
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static Set<String> present(GatewayClient client, String plural, List<ObjectNode> rows) {
    ObjectNode variables = GatewayClient.variables();
    ArrayNode ids = variables.putArray("ids");
    rows.forEach(row -> ids.add(row.path("id").asText()));
    variables.put("limit", rows.size());
    JsonNode data =
        client.execute(
            "query Present($ids: [ID!]!, $limit: Int!) {"
                + " %s(filter: {id: {in: $ids}}, limit: $limit) { id } }".formatted(plural),
            variables);
    Set<String> present = new HashSet<>();
    data.path(plural).forEach(row -> present.add(row.path("id").asText()));
    return present;
  }
}
