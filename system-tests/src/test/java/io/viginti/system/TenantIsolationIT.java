package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What one workspace has, another cannot see, name, reach by id or point at. */
@Order(2)
class TenantIsolationIT {
  private static Workspace ours;
  private static Workspace theirs;
  private static String companyId;
  private static String objectId;
  private static String fieldId;

  @BeforeAll
  static void fillsOneOfTwoWorkspaces() {
    ours = Workspace.signUp(RunningMesh.gateway(), "Ours");
    theirs = Workspace.signUp(RunningMesh.gateway(), "Theirs");
    companyId = ours.createCompany("Secret Ltd");
    ours.run(
        "mutation($id: ID!) { updateCompany(id: $id, data: {domainName: \"https://secret.example\"}) { id } }",
        "id",
        companyId);
    objectId = ours.createObject("secret", "secrets");
    fieldId = ours.createField(objectId, "hidden", "TEXT");
    ours.run("mutation { createSecret(data: {name: \"x\", hidden: \"y\"}) { id } }");
  }

  @Test
  void hasNoTraceInTheOthersSchema() {
    theirs.send("{ secrets { id } }").refused("BAD_USER_INPUT");
    assertThat(theirs.api().get("/graphql/schema.graphql").text())
        .contains("type Company")
        .doesNotContainIgnoringCase("secret {")
        .doesNotContain("type Secret");
    assertThat(ours.api().get("/graphql/schema.graphql").text()).contains("type Secret");
    assertThat(theirs.run("{ objects(includeInactive: true) { nameSingular } }").toString())
        .doesNotContain("secret");
    assertThat(theirs.run("{ __schema { types { name } } }").toString())
        .doesNotContain("\"Secret\"");
  }

  @Test
  void cannotBeReadById() {
    assertThat(
            theirs
                .run("query($id: ID) { company(id: $id) { id } }", "id", companyId)
                .path("company")
                .isNull())
        .isTrue();
    assertThat(
            theirs
                .run("query($id: ID) { object(id: $id) { id } }", "id", objectId)
                .path("object")
                .isNull())
        .isTrue();
    assertThat(theirs.run("{ companies { id } }").path("companies")).isEmpty();
  }

  @Test
  void cannotBeWrittenById() {
    for (String mutation :
        List.of(
            "mutation($id: ID!) { updateCompany(id: $id, data: {tagline: \"x\"}) { id } }",
            "mutation($id: ID!) { deleteCompany(id: $id) { id } }",
            "mutation($id: ID!) { restoreCompany(id: $id) { id } }",
            "mutation($id: ID!) { destroyCompany(id: $id) { id } }")) {
      theirs.send(mutation, "id", companyId).refused("NOT_FOUND");
    }
    theirs
        .send("mutation($id: ID!) { createPerson(data: {companyId: $id}) { id } }", "id", companyId)
        .refused("BAD_USER_INPUT");
    String connect =
        "mutation($w: CompanyWhereInput) { createPerson(data: {company: {connect: $w}}) { id } }";
    Answer known = theirs.send(connect, "w", Map.of("id", companyId)).refused("BAD_USER_INPUT");
    Answer unknown =
        theirs
            .send(connect, "w", Map.of("id", "01900000-0000-7000-8000-000000000000"))
            .refused("BAD_USER_INPUT");
    assertThat(withoutRequest(known)).isEqualTo(withoutRequest(unknown));
    theirs
        .send(connect, "w", Map.of("domainName", "https://secret.example"))
        .refused("BAD_USER_INPUT");
    assertThat(
            ours.run("query($id: ID) { company(id: $id) { tagline } }", "id", companyId)
                .path("company")
                .path("tagline")
                .isNull())
        .isTrue();
  }

  private static String withoutRequest(Answer answer) {
    return answer.messages().replace(answer.requestId(), "");
  }

  @Test
  void keepsItsMetadata() {
    theirs
        .send(
            "mutation($id: ID!) { updateObject(id: $id, data: {labelSingular: \"x\"}) { id } }",
            "id",
            objectId)
        .refused("NOT_FOUND");
    theirs
        .send("mutation($id: ID!) { deleteObject(id: $id) { id } }", "id", objectId)
        .refused("NOT_FOUND");
    theirs
        .send("mutation($id: ID!) { deleteField(id: $id) { id } }", "id", fieldId)
        .refused("NOT_FOUND");
    theirs
        .send(
            "mutation($id: ID!) { updateField(id: $id, data: {label: \"x\"}) { id } }",
            "id",
            fieldId)
        .refused("NOT_FOUND");
    theirs.trySendField(objectId, "mine", "TEXT", Map.of()).refused("NOT_FOUND");
  }

  @Test
  void keepsBothOverRest() {
    String company = "/rest/companies/" + companyId;
    String restore = "/rest/restore/companies/" + companyId;
    String object = "/rest/metadata/objects/" + objectId;
    String field = "/rest/metadata/fields/" + fieldId;
    for (List<String> request :
        List.of(
            List.of("GET", company, ""),
            List.of("PATCH", company, "{\"tagline\":\"x\"}"),
            List.of("DELETE", company, ""),
            List.of("DELETE", company + "?soft_delete=true", ""),
            List.of("PATCH", restore, ""),
            List.of("GET", object, ""),
            List.of("PATCH", object, "{\"labelSingular\":\"x\"}"),
            List.of("DELETE", object, ""),
            List.of("GET", field, ""),
            List.of("PATCH", field, "{\"label\":\"x\"}"),
            List.of("DELETE", field, ""),
            List.of("GET", "/rest/metadata/fields?object_id=" + objectId, ""),
            List.of("GET", "/rest/metadata/indexes?object_id=" + objectId, ""),
            List.of(
                "POST",
                "/rest/metadata/indexes",
                "{\"objectId\":\"" + objectId + "\",\"fields\":[\"name\"]}"))) {
      Answer answer = theirs.api().rest(request.get(0), request.get(1), request.get(2));
      assertThat(answer.status()).as("%s: %s", request, answer.text()).isEqualTo(404);
      assertThat(answer.text()).contains("\"NOT_FOUND\"");
    }
    assertThat(theirs.api().get("/rest/companies/groupBy?group_by=name").text())
        .isEqualTo("{\"data\":[]}");
    assertThat(ours.api().get(object).text()).contains("\"nameSingular\":\"secret\"");
    assertThat(ours.api().get(field).text()).contains(objectId, "\"label\":");
    assertThat(ours.api().get(company).status()).isEqualTo(200);
  }

  @Test
  void keepsItsMembersAndKeys() {
    JsonNode key =
        ours.run(
                "mutation($e: DateTime) { createApiKey(data: {name: \"k\", expiresAt: $e}) { id"
                    + " token } }",
                "e",
                "2099-01-01T00:00:00Z")
            .path("createApiKey");
    theirs
        .send("mutation($id: ID!) { revokeApiKey(id: $id) { id } }", "id", key.path("id").asText())
        .refused("NOT_FOUND");
    Api program = ours.api().withToken(key.path("token").asText());
    assertThat(program.run("{ companies { name } }").path("companies")).isNotEmpty();
    ours.run("mutation($id: ID!) { revokeApiKey(id: $id) { id } }", "id", key.path("id").asText());
    program.send("{ companies { name } }").refused("UNAUTHENTICATED");
    assertThat(theirs.run("{ members { user { email } } }").toString())
        .doesNotContain(ours.email());
    Answer switched =
        theirs.send(
            "mutation($id: ID!) { switchWorkspace(workspaceId: $id) { accessToken } }",
            "id",
            ours.id());
    assertThat(switched.codes())
        .isNotEmpty()
        .allMatch(code -> code.equals("NOT_FOUND") || code.equals("FORBIDDEN"));
  }

  @Test
  void refusesWithoutAToken() {
    Api nobody = Api.anonymous(RunningMesh.gateway());

    nobody.send("{ companies { id } }").refused("UNAUTHENTICATED");
    nobody.send("{ secrets { id } }").refused("UNAUTHENTICATED");
    nobody.send("{ members { id } }").refused("UNAUTHENTICATED");
    nobody.withToken("not-a-token").send("{ companies { id } }").refused("UNAUTHENTICATED");
    nobody
        .withToken(ours.api().token().substring(0, ours.api().token().length() - 4) + "AAAA")
        .send("{ companies { id } }")
        .refused("UNAUTHENTICATED");
  }

  @Test
  void endsWithTheSession() {
    Workspace own = Workspace.signUp(RunningMesh.gateway(), "Ends");
    JsonNode session =
        Api.anonymous(RunningMesh.gateway())
            .run(
                "mutation($e: String!, $p: String!) { signIn(email: $e, password: $p) { accessToken"
                    + " refreshToken } }",
                "e",
                own.email(),
                "p",
                Workspace.PASSWORD)
            .path("signIn");
    Api second = own.api().withToken(session.path("accessToken").asText());
    second.run("{ companies { id } }");
    second.run(
        "mutation($t: String!) { signOut(refreshToken: $t) }",
        "t",
        session.path("refreshToken").asText());

    second.send("{ companies { id } }").refused("UNAUTHENTICATED");
    own.run("{ companies { id } }");
  }

  @Test
  void livesInASchemaOfItsOwn() {
    assertThat(companiesIn(ours)).isEqualTo(1);
    assertThat(companiesIn(theirs)).isZero();
    assertThat(
            Database.of(theirs)
                .texts(
                    "select table_name from information_schema.tables where table_schema = ?",
                    theirs.databaseSchema()))
        .contains("companies")
        .doesNotContain("secrets");
  }

  private static long companiesIn(Workspace workspace) {
    return Database.of(workspace)
        .number("select count(*) from \"" + workspace.databaseSchema() + "\".companies");
  }

  @Test
  void livesOnASecondCluster() {
    Workspace away = onSecondCluster();
    String id = away.createCompany("Far Ltd");
    String object = away.createObject("isle", "isles");
    away.createField(object, "area", "NUMBER");
    away.run("mutation { createIsle(data: {name: \"Skye\", area: 1656}) { id } }");

    assertThat(away.run("{ isles { area } }").path("isles").get(0).path("area").asInt())
        .isEqualTo(1656);
    assertThat(
            Database.second()
                .texts("select id::text from \"" + away.databaseSchema() + "\".companies"))
        .containsExactly(id);
    assertThat(Database.main().hasSchemaOf(away)).isFalse();
    JsonNode feed =
        Await.until(
            Duration.ofSeconds(30),
            () ->
                away.run(
                        "query($id: ID!) { timelineActivities(filter: {targetCompanyId: {eq: $id}})"
                            + " { id } }",
                        "id",
                        id)
                    .path("timelineActivities"),
            activities -> !activities.isEmpty());
    assertThat(feed).hasSize(1);
  }

  /** New workspaces go where the fewest are. */
  private static Workspace onSecondCluster() {
    for (int attempt = 0; attempt < 20; attempt++) {
      Workspace workspace = Workspace.signUp(RunningMesh.gateway(), "Away " + attempt);
      if (Database.second().hasSchemaOf(workspace)) {
        return workspace;
      }
    }
    throw new AssertionError("no workspace was put on the second cluster");
  }
}
