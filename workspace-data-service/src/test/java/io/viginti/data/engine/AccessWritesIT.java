package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.access.AccessRole;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a role may write, before the change and after it. */
class AccessWritesIT extends EngineChecks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String APPLE = "00000000-0000-4000-8000-000000000011";
  private static final String ZEBRA = "00000000-0000-4000-8000-000000000012";
  private static final String GONE = "00000000-0000-4000-8000-000000000014";
  private static final String ADA = "00000000-0000-4000-8000-000000000021";
  private static final String CYD = "00000000-0000-4000-8000-000000000023";
  private static final String NOBODY = "00000000-0000-4000-8000-0000000000ff";

  /** Sees companies with over 100 employees: of the rows that are there one. */
  private static final String LARGE =
      "\"rules\": [{\"objectName\": \"company\", \"filter\": {\"employees\": {\"gt\": 100}}}]";

  private static void callAs(String role) {
    try {
      ObjectNode whole =
          (ObjectNode)
              JSON.readTree(
                  """
                  {"id": "00000000-0000-4000-8000-00000000007e", "label": "Restricted",
                   "canReadAllRecords": true, "canUpdateAllRecords": true,
                   "canSoftDeleteAllRecords": true, "canDestroyAllRecords": true,
                   "canUpdateAllSettings": false,
                   "settings": [], "objects": [], "fields": [], "rules": []}
                  """);
      whole.setAll((ObjectNode) JSON.readTree("{" + role + "}"));
      database.callAs(
          RecordDatabase.MEMBER,
          BindRules.resolve(JSON.treeToValue(whole, AccessRole.class), TestShape.CATALOG));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(role, e);
    }
  }

  private static JsonNode run(String mutation) {
    return database.graphql("mutation { " + mutation + " }");
  }

  private static JsonNode done(String mutation) {
    JsonNode answer = run(mutation);
    assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
    return answer.path("data");
  }

  private static void refused(String code, String mutation) throws SQLException {
    List<String> before = everything();
    JsonNode answer = run(mutation);
    assertThat(codeOf(answer)).as(mutation + " " + answer).isEqualTo(code);
    assertThat(everything()).as(mutation).isEqualTo(before);
    assertThat(events()).as(mutation).isEmpty();
  }

  private static List<String> everything() throws SQLException {
    return database.rows(
        "select row_to_json(t)::text from (select * from workspace_golden.companies order by id) t"
            + " union all select row_to_json(t)::text from (select * from workspace_golden.people order by id) t"
            + " union all select row_to_json(t)::text from (select * from workspace_golden.companies_tags order by 1, 2) t");
  }

  private static List<String> events() throws SQLException {
    return database.rows("select action, object from records.outbox order by id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "updateCompany(id: \"%s\", data: {tagline: null, name: \"x\"}) { id }",
        "updateCompany(id: \"%s\", data: {name: \"x\"}, ifUpdatedAt: \"2020-01-01T00:00:00Z\") { id }",
        "deleteCompany(id: \"%s\") { id }",
        "deleteCompany(id: \"%s\") { people { id } }",
        "destroyCompany(id: \"%s\") { id }",
        "mergeCompanies(ids: [\"00000000-0000-4000-8000-000000000012\", \"%s\"], conflictPriorityIndex: 0) { id }",
      })
  void whatARuleHidesIsNotThere(String mutation) throws SQLException {
    callAs(LARGE);

    refused("NOT_FOUND", mutation.replace("tagline: null, ", "").formatted(APPLE));
  }

  @Test
  void noDeletedRecordThatIsHiddenIsRestored() throws SQLException {
    callAs(LARGE);

    refused("NOT_FOUND", "restoreCompany(id: \"%s\") { id }".formatted(GONE));
    assertThat(done("restoreCompanies(filter: {}) { id }").path("restoreCompanies")).isEmpty();
  }

  @Test
  void manyAreThoseThatAreThere() throws SQLException {
    callAs(LARGE);

    done("updateCompanies(filter: {}, data: {idealCustomerProfile: true}) { id }");
    done("deleteCompanies(filter: {}) { id }");

    assertThat(events()).containsExactly("UPDATED|companies", "DELETED|companies");
    assertThat(done("destroyCompanies(filter: {deletedAt: {is: NOT_NULL}}) { id }").toString())
        .isEqualTo("{\"destroyCompanies\":[{\"id\":\"%s\"}]}".formatted(ZEBRA));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "createCompany(data: {name: \"x\", employees: 5}) { id }",
        "createCompany(data: {name: \"x\"}) { id }",
        "createCompanies(data: [{name: \"x\", employees: 500}, {name: \"y\"}]) { id }",
        "updateCompany(id: \"00000000-0000-4000-8000-000000000012\", data: {employees: 5}) { id }",
        "updateCompany(id: \"00000000-0000-4000-8000-000000000012\", data: {employees: null}) { id people { id } }",
        "updateCompanies(filter: {}, data: {employees: 5}) { id }",
        "createCompany(upsert: true, data: {domainName: \"https://zebra.example\", name: \"x\", employees: 5}) { id }",
        "createPerson(data: {company: {create: {name: \"x\", employees: 5}}}) { id }",
        "createTag(data: {companies: {create: [{name: \"x\", employees: 5}]}}) { id }",
      })
  void aRecordThatWouldBeLostFromSightIsNotWritten(String mutation) throws SQLException {
    callAs(LARGE);

    refused("FORBIDDEN", mutation);
  }

  @Test
  void whatStaysInSightIsWritten() throws SQLException {
    callAs(LARGE);

    done("createCompany(data: {name: \"x\", employees: 500}) { id }");
    done("updateCompany(id: \"%s\", data: {employees: 101}) { id }".formatted(ZEBRA));
    done("deleteCompany(id: \"%s\") { id }".formatted(ZEBRA));
    done("restoreCompany(id: \"%s\") { id }".formatted(ZEBRA));
    done("createPerson(data: {companyId: \"%s\"}) { id }".formatted(ZEBRA));
    done("destroyCompany(id: \"%s\") { id }".formatted(ZEBRA));
  }

  @Test
  void theUniqueValueOfAHiddenRecordIsTaken() throws SQLException {
    callAs(LARGE);
    String data = "{domainName: \"https://apple.example\", name: \"x\", employees: 500}";

    refused("UNIQUE_VIOLATION", "createCompany(upsert: true, data: %s) { id }".formatted(data));
    refused("UNIQUE_VIOLATION", "createCompany(data: %s) { id }".formatted(data));
  }

  @Test
  void whatIsConnectedMustBeThere() throws SQLException {
    callAs(LARGE);
    for (String id : List.of(APPLE, NOBODY)) {
      refused(
          "NOT_FOUND",
          "updatePerson(id: \"%s\", data: {companyId: \"%s\"}) { id }".formatted(CYD, id));
      refused(
          "NOT_FOUND",
          "updatePerson(id: \"%s\", data: {company: {connect: {id: \"%s\"}}}) { id }"
              .formatted(CYD, id));
      refused(
          "NOT_FOUND",
          "createTag(data: {companies: {connect: [{id: \"%s\"}]}}) { id }".formatted(id));
      refused(
          "NOT_FOUND", "createNoteTarget(data: {targetCompanyId: \"%s\"}) { id }".formatted(id));
    }
    for (String domain : List.of("https://apple.example", "https://none.example")) {
      refused(
          "NOT_FOUND",
          "updatePerson(id: \"%s\", data: {company: {connect: {domainName: \"%s\"}}}) { id }"
              .formatted(CYD, domain));
    }
    JsonNode answer = run("createPerson(data: {companyId: \"%s\"}) { id }".formatted(APPLE));
    assertThat(answer.at("/errors/0/extensions/problems/0/path").toString())
        .isEqualTo("[\"data\",\"companyId\"]");
  }

  @Test
  void linksToHiddenRecordsStay() throws SQLException {
    callAs(LARGE);
    String tag = "00000000-0000-4000-8000-000000000071";

    done(
        "updateTag(id: \"%s\", data: {companies: {disconnect: [{id: \"%s\"}]}}) { id }"
            .formatted(tag, APPLE));
    done("updateTag(id: \"%s\", data: {companies: {set: []}}) { id }".formatted(tag));

    assertThat(
            database.rows(
                "select * from workspace_golden.companies_tags where \"targetId\" = '%s' or \"sourceId\" = '%s' order by 1, 2"
                    .formatted(tag, tag)))
        .hasSize(2)
        .noneMatch(row -> row.contains(ZEBRA));
    assertThat(events())
        .containsExactlyInAnyOrder("UPDATED|tags", "UPDATED|tags", "UPDATED|companies");
  }

  @Test
  void aLinkThatWouldHideItsFarSideIsNotCut() throws SQLException {
    callAs(
        "\"rules\": [{\"objectName\": \"company\", \"filter\": {\"tags\": {\"some\": {\"name\": {\"eq\": \"cold\"}}}}}]");

    refused(
        "FORBIDDEN",
        "updateTag(id: \"00000000-0000-4000-8000-000000000072\", data: {companies: {set: []}}) { id }");
    refused(
        "FORBIDDEN", "updateCompany(id: \"%s\", data: {tags: {set: []}}) { id }".formatted(ZEBRA));
  }

  @Test
  void theCallersOwnRecordsAreThoseOfTheMember() throws SQLException {
    callAs(
        "\"rules\": [{\"objectName\": \"company\", \"filter\": {\"accountOwner\": {\"id\": {\"eq\": \"$member\"}}}}]");
    database.rows(
        "insert into workspace_golden.\"workspaceMembers\" (id, \"createdAt\", \"updatedAt\", position) values ('%s', now(), now(), 0) returning 1"
            .formatted(RecordDatabase.MEMBER));

    done(
        "createCompany(data: {name: \"mine\", accountOwnerId: \"%s\"}) { id }"
            .formatted(RecordDatabase.MEMBER));
    JsonNode answer =
        run(
            "createCompany(data: {name: \"x\", accountOwnerId: \"00000000-0000-4000-8000-000000000001\"}) { id }");

    assertThat(codeOf(answer)).isEqualTo("FORBIDDEN");
    assertThat(
            done("updateCompanies(filter: {}, data: {name: \"still mine\"}) { name }")
                .path("updateCompanies"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "createPerson(data: {city: \"x\"}) { id }",
        "createPerson(data: {city: 5}) { id }",
        "createPeople(data: [{city: null}]) { id }",
        "updatePerson(id: \"00000000-0000-4000-8000-000000000021\", data: {city: \"x\"}) { id }",
        "updatePeople(filter: {}, data: {city: \"x\"}) { id }",
        "createPerson(upsert: true, data: {city: \"x\"}) { id }",
        "createBadge(data: {holder: {create: {city: \"x\"}}}) { id }",
      })
  void aFieldThatMustNotBeWrittenIsNamedNowhere(String mutation) throws SQLException {
    for (String may :
        List.of(
            "\"canRead\": true, \"canUpdate\": false", "\"canRead\": false, \"canUpdate\": true")) {
      callAs(
          "\"fields\": [{\"objectName\": \"person\", \"fieldName\": \"city\", %s}]".formatted(may));

      refused("FORBIDDEN", mutation);
      assertThat(run(mutation).at("/errors/0/extensions/problems/0/path").toString())
          .endsWith("\"city\"]");
    }
  }

  @Test
  void aHiddenFieldTellsNoRecord() throws SQLException {
    callAs(
        "\"fields\": [{\"objectName\": \"company\", \"fieldName\": \"domainName\", \"canRead\": false, \"canUpdate\": true}]");

    refused(
        "FORBIDDEN",
        "createPerson(data: {company: {connect: {domainName: \"https://apple.example\"}}}) { id }");
  }

  @Test
  void aRelationBelongsToItsField() throws SQLException {
    callAs(
        "\"fields\": [{\"objectName\": \"person\", \"fieldName\": \"company\", \"canRead\": true, \"canUpdate\": false}]");

    refused("FORBIDDEN", "createPerson(data: {companyId: null}) { id }");
    refused("FORBIDDEN", "createPerson(data: {company: {disconnect: true}}) { id }");
  }

  @Test
  void permissionsOfTheObjectHoldForWhatIsNested() throws SQLException {
    callAs("\"objects\": [{\"objectName\": \"company\", \"canUpdate\": false}]");

    refused("FORBIDDEN", "createCompany(data: {name: \"x\"}) { id }");
    refused("FORBIDDEN", "updateCompany(id: \"%s\", data: {}) { id }".formatted(APPLE));
    refused("FORBIDDEN", "mergeCompanies(ids: [], conflictPriorityIndex: 0) { id }");
    refused("FORBIDDEN", "createPerson(data: {company: {create: {name: \"x\"}}}) { id }");
    refused(
        "FORBIDDEN",
        "createTag(data: {companies: {connect: [{id: \"%s\"}]}}) { id }".formatted(APPLE));
    refused(
        "FORBIDDEN",
        "updateTag(id: \"00000000-0000-4000-8000-000000000071\", data: {companies: {set: []}}) { id }");
    done("deleteCompany(id: \"%s\") { id }".formatted(APPLE));
    done("createPerson(data: {companyId: \"%s\"}) { id }".formatted(ZEBRA));
  }

  @Test
  void deletingAndDestroyingAreRightsOfTheirOwn() throws SQLException {
    callAs(
        "\"objects\": [{\"objectName\": \"company\", \"canSoftDelete\": false, \"canDestroy\": false}]");

    refused("FORBIDDEN", "deleteCompany(id: \"%s\") { id }".formatted(APPLE));
    refused("FORBIDDEN", "deleteCompanies(filter: {}) { id }");
    refused("FORBIDDEN", "restoreCompany(id: \"%s\") { id }".formatted(GONE));
    refused("FORBIDDEN", "destroyCompany(id: \"%s\") { id }".formatted(APPLE));
    refused("FORBIDDEN", "mergeCompanies(ids: [], conflictPriorityIndex: 0) { id }");
    done("updateCompany(id: \"%s\", data: {name: \"x\"}) { id }".formatted(APPLE));
  }

  @Test
  void whatADestructionEntailsNeedsNoRight() throws SQLException {
    callAs(
        "\"objects\": [{\"objectName\": \"noteTarget\", \"canDestroy\": false, \"canUpdate\": false}, {\"objectName\": \"opportunity\", \"canUpdate\": false}]");

    done("destroyPerson(id: \"%s\") { id }".formatted(ADA));
  }

  @Test
  void aMergeLeavesHiddenFieldsAsTheyAre() throws SQLException {
    callAs(
        "\"fields\": [{\"objectName\": \"person\", \"fieldName\": \"city\", \"canRead\": false, \"canUpdate\": true}]");

    done("mergePeople(ids: [\"%s\", \"%s\"], conflictPriorityIndex: 1) { id }".formatted(ADA, CYD));

    assertThat(
            database.rows(
                "select city is null from workspace_golden.people where id = '%s'".formatted(CYD)))
        .containsExactly("t");
  }

  @Test
  void whetherARecordIsThereSaysTheDatabase() {
    CatalogObject company = TestShape.CATALOG.findObject("company").orElseThrow();
    callAs(LARGE);

    for (String id : List.of(APPLE, NOBODY, GONE, ZEBRA)) {
      Boolean isThere =
          database
              .engine()
              .isThere(database.context(), company, UUID.fromString(id))
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      assertThat(isThere).as(id).isEqualTo(id.equals(ZEBRA));
    }
  }

  @Test
  void withoutARuleOfTheObjectStatementsAreTheSame() {
    String mutation =
        "mutation { updatePerson(id: \"%s\", data: {city: \"x\"}) { id } }".formatted(ADA);
    database.takeStatements();
    database.graphql(mutation);
    List<String> unrestricted = database.takeStatements();
    callAs(LARGE);
    database.graphql(mutation);

    assertThat(database.takeStatements()).isEqualTo(unrestricted).hasSize(1);
  }
}
