package io.viginti.workflow.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.RecordChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActivityTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID MEMBER = UUID.randomUUID();

  @Test
  void anUpdateTellsWhatChanged() throws Exception {
    CloudEvent event = event("record.updated");
    JsonNode activity = Activity.of(event, change(false)).orElseThrow();
    assertThat(activity.get("id").asText()).isEqualTo(EventId.activityOf(event.id()).toString());
    assertThat(activity.get("name").asText()).isEqualTo("company.updated");
    assertThat(activity.get("happensAt").asText()).isEqualTo("2026-01-02T03:04:05.678901Z");
    assertThat(activity.get("properties"))
        .isEqualTo(
            JSON.readTree(
                """
                {"name": {"before": "Old", "after": "New"},
                 "accountOwner": {"before": null, "after": "m1"}}"""));
    assertThat(activity.get("workspaceMemberId").asText()).isEqualTo(MEMBER.toString());
    assertThat(activity.get("targetCompanyId").asText()).isEqualTo("r1");
    assertThat(activity.get("linkedRecordName").asText()).isEqualTo("New");
  }

  @Test
  void systemObjectsGiveNone() throws Exception {
    assertThat(Activity.of(event("record.created"), change(true))).isEmpty();
  }

  @Test
  void aDestructionGivesNone() throws Exception {
    assertThat(Activity.of(event("record.destroyed"), change(false))).isEmpty();
  }

  @Test
  void theTargetFieldFollowsTheObject() {
    assertThat(Activity.targetField("myThing")).isEqualTo("targetMyThingId");
  }

  /** Example of RFC 9562, appendix A.4: version 5 of www.example.com in the DNS namespace. */
  @Test
  void version5IsThatOfTheRfc() {
    assertThat(
            EventId.version5(
                UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  }

  private static RecordChange change(boolean isSystem) throws Exception {
    return new RecordChange(
        "company",
        "r1",
        JSON.readTree("{\"name\": \"Old\", \"accountOwnerId\": null}"),
        JSON.readTree("{\"name\": \"New\", \"accountOwnerId\": \"m1\"}"),
        List.of("name", "accountOwner"),
        JSON.readTree("{\"source\": \"MANUAL\", \"workspaceMemberId\": \"" + MEMBER + "\"}"),
        isSystem,
        "New");
  }

  private static CloudEvent event(String type) {
    return new CloudEvent(
        "1.0",
        UUID.randomUUID(),
        "/workspace-data-service",
        type,
        "r1",
        Instant.parse("2026-01-02T03:04:05.678901Z"),
        UUID.randomUUID(),
        null,
        JSON.createObjectNode());
  }
}
