package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several records made one: values, what pointed at them, events. */
class MergeIT extends EngineChecks {
  private static final String APPLE = "00000000-0000-4000-8000-000000000011";
  private static final String ZEBRA = "00000000-0000-4000-8000-000000000012";
  private static final String ONE = "00000000-0000-4000-8000-000000000061";
  private static final String TWO = "00000000-0000-4000-8000-000000000062";

  private static JsonNode merge(String plural, String more, String selection, String... ids) {
    return database.graphql(
        "mutation { merge%s(ids: [\"%s\"], %s) %s }"
            .formatted(plural, String.join("\", \"", ids), more, selection));
  }

  private static List<String> events() throws SQLException {
    return database.rows(
        "select action, object, array_to_string(updated_fields, ',') from records.outbox"
            + " order by object, action, record_id, id");
  }

  @Test
  void theOneAtTheIndexStaysAndTakesWhatItLacks() throws SQLException {
    JsonNode answer =
        merge(
            "Companies",
            "conflictPriorityIndex: 1",
            "{ id name employees domainName annualRevenue { amountMicros } people { city } }",
            APPLE,
            ZEBRA);

    JsonNode company = answer.at("/data/mergeCompanies");
    assertThat(company.path("id").asText()).as(answer.toString()).isEqualTo(ZEBRA);
    assertThat(company.path("name").asText()).isEqualTo("Zebra");
    assertThat(company.path("employees").asInt()).isEqualTo(200);
    assertThat(company.at("/annualRevenue/amountMicros").asText()).isEqualTo("1500000.5");
    assertThat(company.path("people")).hasSize(3);
    assertThat(events())
        .containsExactly(
            "DELETED|companies|deletedAt",
            "UPDATED|companies|accountOwnerId,annualRevenue",
            "UPDATED|noteTargets|targetCompanyId",
            "UPDATED|opportunities|companyId",
            "UPDATED|people|companyId",
            "UPDATED|people|companyId");
  }

  @Test
  void listsAreUnited() {
    JsonNode answer =
        merge(
            "Samples",
            "conflictPriorityIndex: 1",
            "{ words choices emails { primaryEmail additionalEmails } exact }",
            ONE,
            TWO);

    assertThat(answer.at("/data/mergeSamples").toString())
        .isEqualTo(
            "{\"words\":[\"a\",\"b\"],\"choices\":[\"RED\",\"GREEN\"],\"emails\":"
                + "{\"primaryEmail\":\"one@example.com\",\"additionalEmails\":[\"more@example.com\"]},"
                + "\"exact\":\"100000000000000000000\"}");
  }

  @Test
  void linksOfTheOthersBecomeLinksOfTheSurvivorAndBothSidesAreTold() throws SQLException {
    database.graphql(
        "mutation { createTag(data: {name: \"merged\", companies: {connect: [{id: \"%s\"}]}}) { id } }"
            .formatted(APPLE));
    database.sql("truncate records.outbox");

    JsonNode answer =
        merge(
            "Companies",
            "conflictPriorityIndex: 1",
            "{ tags(filter: {name: {eq: \"merged\"}}) { name companies { name } } }",
            APPLE,
            ZEBRA);

    assertThat(answer.at("/data/mergeCompanies/tags").toString())
        .isEqualTo("[{\"name\":\"merged\",\"companies\":[{\"name\":\"Zebra\"}]}]");
    assertThat(events())
        .contains("UPDATED|tags|companies")
        .anyMatch(event -> event.startsWith("UPDATED|companies|") && event.contains("tags"));
  }

  @Test
  void aRelationOneToOneGoesToTheSurvivorUnlessItHasOne() throws SQLException {
    String people =
        "mutation { a: createPerson(data: {city: \"a\"}) { id } b: createPerson(data: {city: \"b\"}) { id } }";
    JsonNode created = database.graphql(people);
    String first = created.at("/data/a/id").asText();
    String second = created.at("/data/b/id").asText();
    database.graphql("mutation { createBadge(data: {holderId: \"%s\"}) { id } }".formatted(second));

    JsonNode answer =
        merge("People", "conflictPriorityIndex: 0", "{ id city badge { id } }", first, second);

    assertThat(answer.at("/data/mergePeople/id").asText()).as(answer.toString()).isEqualTo(first);
    assertThat(answer.at("/data/mergePeople/badge/id").isTextual()).isTrue();
  }

  @Test
  void aDryRunAnswersTheSameAndWritesNothing() throws SQLException {
    String selection = "{ id name domainName employees people { id } }";
    JsonNode dry =
        merge("Companies", "conflictPriorityIndex: 0, dryRun: true", selection, APPLE, ZEBRA);
    assertThat(dry.has("errors")).as(dry.toString()).isFalse();
    assertThat(events()).isEmpty();

    JsonNode real = merge("Companies", "conflictPriorityIndex: 0", selection, APPLE, ZEBRA);

    assertThat(dry).isEqualTo(real);
  }

  @Test
  void whatCannotBeMergedIsRefused() throws SQLException {
    String nowhere = UUID.randomUUID().toString();
    String index = "conflictPriorityIndex: 0";
    assertThat(codeOf(merge("Companies", index, "{ id }", APPLE, nowhere))).isEqualTo("NOT_FOUND");
    assertThat(codeOf(merge("Companies", index, "{ id }", APPLE, APPLE)))
        .isEqualTo("BAD_USER_INPUT");
    assertThat(codeOf(merge("Companies", index, "{ id }", APPLE))).isEqualTo("BAD_USER_INPUT");
    assertThat(codeOf(merge("Companies", "conflictPriorityIndex: 2", "{ id }", APPLE, ZEBRA)))
        .isEqualTo("BAD_USER_INPUT");
    String[] ten = new String[10];
    java.util.Arrays.setAll(ten, i -> UUID.randomUUID().toString());
    assertThat(codeOf(merge("Companies", index, "{ id }", ten))).isEqualTo("LIMIT_EXCEEDED");
    assertThat(events()).isEmpty();
  }
}
