package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile values in every input position: never INTERNAL, and what is stored comes back as it was.
 */
@Order(5)
class HostileInputIT {
  private static final String NUL = "a\u0000b";
  private static final String HALF_PAIR = "a\uD83Db";

  private static Workspace workspace;
  private static String companyId;

  @BeforeAll
  static void signsUp() {
    workspace = Workspace.signUp(RunningMesh.gateway(), "Hostile");
    companyId = workspace.createCompany("Victim");
  }

  static List<String> storable() {
    return List.of(
        "'; drop table companies; --",
        "\"\"\"",
        "\\' or 1=1 --",
        "$1 $$ $tag$ ?::text :name {{x}} ${x} %s %n",
        "%_\\",
        "\\u0000 \\x00",
        "😀👩‍👩‍👧‍👦 ﷽ \u202eabc\u202c",
        "\u200b\ufeff\u00ad",
        "\u0001\u001f\u007f\u0085\u2028\u2029",
        "a\r\n\tb",
        " lead and trail ",
        "é vs e\u0301",
        "<script>alert(1)</script>&amp;",
        "null",
        "NULL",
        "{\"a\": 1}",
        "x".repeat(300),
        "\uFFFD\uFFFE\uFFFF");
  }

  static List<String> refused() {
    return List.of(NUL, HALF_PAIR, "\uDE00", "\uD83D", "\u0000");
  }

  static List<String> all() {
    List<String> all = new ArrayList<>(storable());
    all.addAll(refused());
    return all;
  }

  /** JSON with every character beyond ASCII escaped, so that half pairs survive the way. */
  private static Answer send(String query, Map<String, Object> variables) {
    ObjectNode body = Api.JSON.createObjectNode().put("query", query);
    body.set("variables", Api.JSON.valueToTree(variables));
    return workspace.api().sendBytes(escaped(Api.json(body)), Map.of());
  }

  private static byte[] escaped(String json) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c < 0x80) {
        text.append(c);
      } else {
        text.append("\\u%04x".formatted((int) c));
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @MethodSource("storable")
  void comesBackAsItWas(String value) {
    Answer created =
        send(
            "mutation($v: String!, $j: JSON) { createCompany(data: {name: $v, tagline: $v, address:"
                + " {addressCity: $v}, linkedinLink: {primaryLinkLabel: $v}}) { id name tagline"
                + " address { addressCity } linkedinLink { primaryLinkLabel } } createNote(data:"
                + " {title: $v, body: {markdown: $v}}) { title body { markdown } }"
                + " createTimelineActivity(data: {name: $v, properties: $j}) { name properties } }",
            Map.of("v", value, "j", Map.of(value, List.of(value))));

    assertThat(created.data().path("createCompany").path("name").asText()).isEqualTo(value);
    assertThat(created.data().path("createNote").path("body").path("markdown").asText())
        .isEqualTo(value);
    String id = created.data().path("createCompany").path("id").asText();
    Answer read =
        send(
            "query($id: ID, $v: String) { company(id: $id) { name tagline address { addressCity } }"
                + " byName: companies(filter: {name: {eq: $v}, id: {eq: $id}}) { id }"
                + " contains: companies(filter: {tagline: {contains: $v}, id: {eq: $id}}) { id } }",
            Map.of("id", id, "v", value));
    assertThat(read.data().path("company").path("name").asText()).isEqualTo(value);
    assertThat(read.data().path("company").path("tagline").asText()).isEqualTo(value);
    assertThat(read.data().path("company").path("address").path("addressCity").asText())
        .isEqualTo(value);
    assertThat(read.data().path("byName")).hasSize(1);
    assertThat(read.data().path("contains")).hasSize(1);
    assertThat(
            created
                .data()
                .path("createTimelineActivity")
                .path("properties")
                .path(value)
                .get(0)
                .asText())
        .isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefusedWhenItCannotBeStored(String value) {
    send("mutation($v: String!) { createCompany(data: {name: $v}) { id } }", Map.of("v", value))
        .refused("BAD_USER_INPUT");
    send(
            "mutation($v: String!) { createPerson(data: {name: {firstName: $v}}) { id } }",
            Map.of("v", value))
        .refused("BAD_USER_INPUT");
    send(
            "mutation($j: JSON) { createTimelineActivity(data: {properties: $j}) { id } }",
            Map.of("j", Map.of("k", value)))
        .refused("BAD_USER_INPUT");
    send(
            "mutation($j: JSON) { createTimelineActivity(data: {properties: $j}) { id } }",
            Map.of("j", Map.of(value, 1)))
        .refused("BAD_USER_INPUT");
  }

  @ParameterizedTest
  @MethodSource("all")
  void neverBreaksAFilter(String value) {
    for (String operator :
        List.of(
            "eq",
            "neq",
            "gt",
            "lte",
            "like",
            "ilike",
            "startsWith",
            "endsWith",
            "contains",
            "regex",
            "iregex")) {
      harmless(
          send(
              "query($v: String) { companies(filter: {name: {" + operator + ": $v}}) { id } }",
              Map.of("v", value)));
    }
    harmless(
        send(
            "query($v: [String!]) { companies(filter: {name: {in: $v}}) { id } }",
            Map.of("v", List.of(value))));
    harmless(
        send(
            "query($v: CompanyFilterInput) { companies(filter: $v) { id } }",
            Map.of("v", Map.of(value, Map.of("eq", value)))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void neverBreaksAnotherPosition(String value) {
    Map<String, String> operations = new LinkedHashMap<>();
    operations.put("query($v: ID) { company(id: $v) { id } }", "v");
    operations.put("mutation($v: ID!) { deleteCompany(id: $v) { id } }", "v");
    operations.put("mutation($v: ID!) { updateCompany(id: $v, data: {}) { id } }", "v");
    operations.put("query($v: String) { object(nameSingular: $v) { id } }", "v");
    operations.put("query($v: ID) { object(id: $v) { id } }", "v");
    operations.put("query($v: DateTime) { companies(filter: {createdAt: {gt: $v}}) { id } }", "v");
    operations.put(
        "query($v: BigFloat) { companies(filter: {annualRevenue: {amountMicros: {gt: $v}}}) { id }"
            + " }",
        "v");
    operations.put("query($v: OrderByDirection) { companies(orderBy: [{name: $v}]) { id } }", "v");
    operations.put(
        "mutation($v: Position) { createCompany(data: {name: \"p\", position: $v}) { id } }", "v");
    operations.put(
        "mutation($v: String!) { createCompany(data: {name: \"d\", domainName: $v}) { id } }", "v");
    operations.put(
        "mutation($v: String!) { createPerson(data: {emails: {primaryEmail: $v}}) { id } }", "v");
    operations.put(
        "mutation($v: String!) { createPerson(data: {phones: {primaryPhoneNumber: $v}}) { id } }",
        "v");
    operations.put(
        "mutation($v: String!) { createCompany(data: {name: \"c\", annualRevenue: {currencyCode:"
            + " $v}}) { id } }",
        "v");
    operations.put(
        "mutation($v: String!) { signIn(email: $v, password: $v) { accessToken } }", "v");
    operations.put("mutation($v: String!) { renewToken(refreshToken: $v) { accessToken } }", "v");
    operations.put(
        "mutation($v: String!) { createWorkspace(name: $v) { workspace { name } } }", "v");
    operations.put(
        "mutation($v: String!) { updateUser(data: {firstName: $v}) { firstName } }", "v");
    operations.put(
        "mutation($v: String!) { createObject(data: {nameSingular: $v, namePlural: $v,"
            + " labelSingular: $v, labelPlural: $v}) { id } }",
        "v");
    if (!value.equals(storable().getFirst())) {
      operations.remove(
          "mutation($v: String!) { createWorkspace(name: $v) { workspace { name } } }");
    }
    operations.forEach((operation, name) -> harmless(send(operation, Map.of(name, value))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void neverBreaksMetadata(String value) {
    Answer answer =
        send(
            "mutation($id: ID!, $v: String) { updateObject(id: $id, data: {labelSingular: $v,"
                + " description: $v, icon: $v}) { labelSingular description } }",
            Map.of("id", workspace.objectId("company"), "v", value));

    harmless(answer);
    if (answer.isAccepted()) {
      assertThat(answer.data().path("updateObject").path("description").asText()).isEqualTo(value);
    }
  }

  @Test
  void neverBreaksTheEnvelope() {
    for (String body :
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "{\"query\": null}",
            "{\"query\": 7}",
            "{\"query\": \"{ companies { id } }\", \"variables\": 7}",
            "{\"query\": \"{ companies { id } }\", \"variables\": []}",
            "{\"query\": \"{ companies { id } }\", \"operationName\": 7}",
            "{\"query\": \"{ companies { id } }\", \"operationName\": \"\\u0000\"}",
            "{\"query\": \"{ companies { id } }\", \"extensions\": 7}",
            "{\"query\": \"\\ud83d\"}",
            "{\"query\": \"\\u0000\"}",
            "{\"query\": \"{ companies(filter: {name: {eq: \\\"\\\\u0000\\\"}}) { id } }\"}",
            "{\"query\": \"{ companies(filter: {name: {eq: \\\"\\\\uD83D\\\"}}) { id } }\"}",
            "{\"query\": ",
            "\u0000",
            "[".repeat(20_000),
            "{\"variables\":".repeat(5_000))) {
      Answer answer = workspace.api().sendBody(body);
      assertThat(answer.codes())
          .as(shortened(body) + answer.shortened())
          .doesNotContain("INTERNAL");
      assertThat(answer.status()).as(shortened(body) + answer.shortened()).isBetween(200, 499);
      assertThat(answer.body().isObject()).as(shortened(body) + answer.shortened()).isTrue();
    }
    Answer bytes = workspace.api().sendBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}, Map.of());
    assertThat(bytes.status()).isEqualTo(400);
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(60, text.length())) + " → ";
  }

  @Test
  void storesAMillionCharacters() {
    Random random = new Random(20);
    StringBuilder distinct = new StringBuilder();
    while (distinct.length() < 1_000_000) {
      distinct.append((char) ('!' + random.nextInt(90)));
    }
    String text = distinct.toString().replace('"', 'x').replace('\\', 'y');
    for (String value : List.of("x".repeat(1_000_000), text)) {
      Answer company =
          send(
              "mutation($v: String!) { createCompany(data: {name: $v}) { id name } }",
              Map.of("v", value));
      assertThat(company.data().path("createCompany").path("name").asText()).isEqualTo(value);
      Answer note =
          send(
              "mutation($v: String!) { createNote(data: {title: $v}) { id title } }",
              Map.of("v", value));
      assertThat(note.data().path("createNote").path("title").asText()).isEqualTo(value);
      harmless(
          send(
              "query($v: String) { companies(filter: {name: {eq: $v}}) { id } }",
              Map.of("v", value)));
      harmless(
          send(
              "query($v: String) { companies(filter: {name: {ilike: $v}}) { id } }",
              Map.of("v", value)));
      harmless(
          send(
              "query($v: String) { companies(filter: {name: {regex: $v}}) { id } }",
              Map.of("v", value)));
      harmless(
          send(
              "mutation($v: String!, $i: ID!) { updatePerson(id: $i, data: {emails: {primaryEmail:"
                  + " $v}}) { id } }",
              Map.of("v", value, "i", UUID.randomUUID())));
    }
    harmless(workspace.api().sendBody("{\"query\": \"" + "{".repeat(1_000_000) + "\"}"));
    harmless(workspace.api().sendBody("{\"query\": \"{" + "a ".repeat(500_000) + "}\"}"));
    harmless(workspace.api().sendBody("{\"query\": \"" + "#".repeat(1_000_000) + "\"}"));
  }

  @Test
  void survivesDeepNesting() {
    for (int depth : List.of(50, 500, 5_000, 20_000)) {
      ObjectNode filter = Api.JSON.createObjectNode();
      ObjectNode inner = filter;
      for (int i = 0; i < Math.min(depth, 900); i++) {
        inner = inner.putObject("not");
      }
      harmless(
          workspace
              .api()
              .sendBody(
                  Api.JSON
                      .createObjectNode()
                      .put(
                          "query", "query($f: CompanyFilterInput) { companies(filter: $f) { id } }")
                      .set("variables", Api.JSON.createObjectNode().set("f", filter))
                      .toString()));
      harmless(
          workspace
              .api()
              .sendBody(
                  "{\"query\": \"{ companies(filter: "
                      + "{not: ".repeat(depth)
                      + "{}"
                      + "}".repeat(depth)
                      + ") { id } }\"}"));
      harmless(
          workspace
              .api()
              .sendBody(
                  "{\"query\": \"{ companies { "
                      + "people { company { ".repeat(depth)
                      + "id"
                      + " } }".repeat(depth)
                      + " } }\"}"));
      harmless(
          workspace
              .api()
              .sendBody(
                  "{\"query\": \"mutation($j: JSON) { createTimelineActivity(data: {properties:"
                      + " $j}) { id } }\", \"variables\": {\"j\": "
                      + "[".repeat(depth)
                      + "]".repeat(depth)
                      + "}}"));
      harmless(
          workspace
              .api()
              .sendBody(
                  "{\"query\": \"query($a: "
                      + "[".repeat(depth)
                      + "Int"
                      + "]".repeat(depth)
                      + ") { companies { id } }\"}"));
    }
  }

  @Test
  void survivesWideInput() {
    ArrayNode many = Api.JSON.createArrayNode();
    for (int i = 0; i < 20_000; i++) {
      many.add("v" + i);
    }
    harmless(
        send(
            "query($v: [String!]) { companies(filter: {name: {in: $v}}) { id } }",
            Map.of("v", many)));
    StringBuilder or = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      or.append("{name: {eq: \"").append(i).append("\"}} ");
    }
    harmless(workspace.send("{ companies(filter: {or: [" + or + "]}) { id } }"));
  }

  @Test
  void survivesHostileHeaders() {
    Api nobody = Api.anonymous(RunningMesh.gateway());
    for (String token :
        List.of(
            "x", "a.b.c", "....", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "é", "x".repeat(4_000))) {
      nobody.withToken(token).send("{ companies { id } }").refused("UNAUTHENTICATED");
    }
    Answer answer =
        workspace
            .api()
            .sendBytes(
                "{\"query\": \"{ __typename }\"}".getBytes(StandardCharsets.UTF_8),
                Map.of(
                    "x-request-id",
                    "'; drop",
                    "traceparent",
                    "nonsense",
                    "idempotency-key",
                    "x".repeat(3_000)));
    assertThat(answer.codes()).doesNotContain("INTERNAL");
  }

  @Test
  void leftTheVictimUnharmed() {
    assertThat(
            workspace
                .run("query($id: ID) { company(id: $id) { name } }", "id", companyId)
                .path("company")
                .path("name")
                .asText())
        .isEqualTo("Victim");
  }

  private static void harmless(Answer answer) {
    assertThat(answer.codes()).as(answer.shortened()).doesNotContain("INTERNAL", "UNAVAILABLE");
    assertThat(answer.body().isObject()).as(answer.shortened()).isTrue();
    assertThat(answer.status()).as(answer.shortened()).isLessThan(500);
  }
}
