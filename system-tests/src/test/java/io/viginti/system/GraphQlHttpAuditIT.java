package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The audit suite of the reference implementation of GraphQL over HTTP. */
@Order(6)
class GraphQlHttpAuditIT {
  @Test
  void passesEveryMust() {
    NodeScripts.requireNode();
    List<JsonNode> audits;
    try (NodeScripts.Running audit =
        NodeScripts.start("audit.mjs", RunningMesh.gateway() + "/graphql")) {
      audits = audit.finish();
    }

    assertThat(audits).hasSizeGreaterThan(50);
    assertThat(audits)
        .filteredOn(audit -> audit.path("status").asText().equals("error"))
        .extracting(audit -> audit.path("name").asText() + ": " + audit.path("reason").asText())
        .isEmpty();
    audits.stream()
        .filter(audit -> !audit.path("status").asText().equals("ok"))
        .forEach(audit -> System.out.println("audit: " + audit));
  }
}
