package io.viginti.data.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.value.JsonText;
import io.viginti.data.engine.TestShape;
import io.viginti.data.testing.TestWorkspace;
import io.viginti.platform.error.VigintiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFilterTest {
  private static final Catalog CATALOG = Catalog.of(new TestWorkspace().shape());
  private static final CatalogObject COMPANY = CATALOG.findObject("company").orElseThrow();
  private static final JsonNode ACME =
      JsonText.parse(
          """
          {"id": "0190A0A0-0000-7000-8000-000000000001", "name": "Acme 100%", "employees": 5,
           "stage": "WON", "createdAt": "2026-11-21T10:00:00Z", "deletedAt": null,
           "createdBy": {"source": "MANUAL", "name": "Ada", "workspaceMemberId": null}}
          """);

  private static boolean matches(String filter) {
    return RecordFilter.of(COMPANY, JsonText.parse(filter), field -> true).matches(ACME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"and\": []}",
        "{\"not\": {\"or\": []}}",
        "{\"name\": {\"eq\": \"Acme 100%\"}}",
        "{\"name\": {\"neq\": \"acme 100%\"}}",
        "{\"name\": {\"like\": \"Acme%\"}}",
        "{\"name\": {\"like\": \"_cme 100\\\\%\"}}",
        "{\"name\": {\"ilike\": \"ACME%\"}}",
        "{\"name\": {\"endsWith\": \"0%\"}}",
        "{\"name\": {\"contains\": \"100%\"}}",
        "{\"name\": {\"regex\": \"[0-9]+\"}}",
        "{\"name\": {\"iregex\": \"^acme\"}}",
        "{\"name\": {\"gt\": \"abacus\", \"lt\": \"Zebra\"}}",
        "{\"name\": {\"in\": [\"x\", \"Acme 100%\"]}}",
        "{\"employees\": {\"gte\": 5, \"lte\": 5, \"in\": [1, 5]}}",
        "{\"stage\": {\"eq\": \"WON\"}}",
        "{\"id\": {\"eq\": \"0190a0a0-0000-7000-8000-000000000001\"}}",
        "{\"createdAt\": {\"lt\": \"2026-11-21T12:00:00.5+01:00\"}}",
        "{\"deletedAt\": {\"is\": \"NULL\"}}",
        "{\"createdBy\": {\"name\": {\"startsWith\": \"A\"}}}",
        "{\"or\": [{\"deletedAt\": {\"gt\": \"2026-01-01T00:00:00Z\"}}, {\"employees\": {\"eq\": 5}}]}"
      })
  void holds(String filter) {
    assertThat(matches(filter)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"or\": []}",
        "{\"name\": {\"in\": []}}",
        "{\"name\": {\"like\": \"acme%\"}}",
        "{\"name\": {\"like\": \"Acme 100_\", \"endsWith\": \"x\"}}",
        "{\"name\": {\"contains\": \"1%0\"}}",
        "{\"name\": {\"is\": \"NULL\"}}",
        "{\"employees\": {\"gt\": 5}}",
        "{\"stage\": {\"in\": [\"NEW\"]}}",
        "{\"deletedAt\": {\"lt\": \"2026-01-01T00:00:00Z\"}}",
        "{\"not\": {\"deletedAt\": {\"lt\": \"2026-01-01T00:00:00Z\"}}}",
        "{\"deletedAt\": {\"neq\": \"2026-01-01T00:00:00Z\"}}",
        "{\"createdBy\": {\"workspaceMemberId\": {\"neq\": \"0190a0a0-0000-7000-8000-000000000001\"}}}"
      })
  void doesNotHold(String filter) {
    assertThat(matches(filter)).isFalse();
  }

  @Test
  void namesEveryProblem() {
    assertThatThrownBy(
            () ->
                matches(
                    "{\"color\": {}, \"employees\": {\"like\": \"5\", \"eq\": \"five\"}, \"or\": 1}"))
        .isInstanceOfSatisfying(
            VigintiException.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.path().toString())
                    .containsExactly(
                        "[filter, color]",
                        "[filter, employees, like]",
                        "[filter, employees, eq]",
                        "[filter, or]"));
  }

  @Test
  void refusesRelationsHoweverDeep() {
    CatalogObject person = TestShape.CATALOG.findObject("person").orElseThrow();
    JsonNode filter =
        JsonText.parse(
            "{\"companyId\": {\"is\": \"NULL\"}, \"or\": [{\"not\": {\"company\": {\"name\": {\"eq\": \"x\"}}}},"
                + " {\"noteTargets\": {\"some\": {}}}]}");

    assertThatThrownBy(() -> RecordFilter.of(person, filter, field -> true))
        .isInstanceOfSatisfying(
            VigintiException.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.path().toString())
                    .containsExactly(
                        "[filter, or, 0, not, company]", "[filter, or, 1, noteTargets]"));
  }

  @Test
  void whatTakesTooLongIsUnknown() {
    JsonNode record = JsonText.parse("{\"name\": \"" + "a".repeat(3_000) + "!\"}");
    String evil = "{\"name\": {\"regex\": \"^a*a*a*a*b$\"}}";

    assertThat(RecordFilter.of(COMPANY, JsonText.parse(evil), field -> true).matches(record))
        .isFalse();
    assertThat(
            RecordFilter.of(COMPANY, JsonText.parse("{\"not\": " + evil + "}"), field -> true)
                .matches(record))
        .isFalse();
  }

  @Test
  void sortsTextLikeTheUnicodeRootCollation() {
    assertThat(TextOrder.compare("apple", "Zebra")).isNegative();
    assertThat(TextOrder.compare("é", "f")).isNegative();
    assertThat(TextOrder.compare("e", "é")).isNegative();
  }
}
