package io.viginti.metadata.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.standard.StandardModel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RuleNamesTest {
  private static final MetadataModel MODEL = StandardModel.of(UUID.randomUUID());

  @Test
  void aKeptFilterNamesNoFieldAndComesBackAsItWas() {
    String filter =
        """
        {"or": [{"stage": {"in": ["NEW", "WON"]}}, {"not": {"ownerId": {"eq": "$member"}}},
          {"company": {"people": {"some": {"name": {"firstName": {"eq": "stage"}}}}}},
          {"taskTargets": {"none": {"task": {"status": {"eq": "TODO"}}}}},
          {"closeDate": {"is": "NULL"}}]}"""
            .replace("WON", "CUSTOMER");
    JsonNode kept = kept("opportunity", filter);
    assertThat(kept.toString())
        .doesNotContain("ownerId", "\"company\"", "people", "closeDate", "taskTargets")
        .contains("$member", "\"firstName\":{\"eq\":\"stage\"}");
    assertThat(RuleNames.named(MODEL, object("opportunity"), kept)).contains(json(filter));
  }

  @Test
  void aMorphRelationIsNamedByItsTarget() {
    String filter =
        "{\"targetCompany\":{\"name\":{\"eq\":\"a\"}},\"targetPersonId\":{\"is\":\"NULL\"}}";
    JsonNode kept = kept("taskTarget", filter);
    assertThat(kept.toString()).doesNotContain("target");
    assertThat(RuleNames.named(MODEL, object("taskTarget"), kept)).contains(json(filter));
  }

  @Test
  void namesFollowTheModel() {
    JsonNode kept =
        kept(
            "opportunity",
            "{\"company\":{\"name\":{\"eq\":\"a\"}},\"companyId\":{\"is\":\"NULL\"}}");
    MetadataModel renamed =
        MODEL
            .withField(field("opportunity", "company"), field -> field.named("firm"))
            .withField(field("company", "name"), field -> field.named("title"));
    assertThat(RuleNames.named(renamed, renamed.findObjectNamed("opportunity").orElseThrow(), kept))
        .contains(json("{\"firm\":{\"title\":{\"eq\":\"a\"}},\"firmId\":{\"is\":\"NULL\"}}"));
  }

  @Test
  void whatIsGoneOrInactiveCannotBeNamed() {
    JsonNode kept = kept("opportunity", "{\"company\":{\"name\":{\"eq\":\"a\"}}}");
    MetadataModel without = MODEL.withField(field("company", "name"), field -> field.active(false));
    assertThat(RuleNames.named(without, object("opportunity"), kept)).isEmpty();
    MetadataModel inactive =
        MODEL.with(object("company").id(), company -> company.with(copy -> copy.isActive = false));
    assertThat(RuleNames.named(inactive, object("opportunity"), kept)).isEmpty();
  }

  @Test
  void namesThatAreNoneAreTold() {
    List<String> problems = new ArrayList<>();
    RuleNames.kept(
        MODEL,
        object("opportunity"),
        json(
            "{\"and\":[{\"size\":{\"eq\":1}},{\"stage\":{\"in\":[\"NEW\",\"LOST\"]}}],"
                + "\"company\":{\"owner\":{}}}"),
        (path, message) -> problems.add(path + " " + message));
    assertThat(problems)
        .containsExactly(
            "[and, 0, size] opportunity has no field size",
            "[and, 1, stage, in, 1] stage has no option LOST",
            "[company, owner] company has no field owner");
  }

  private static JsonNode kept(String object, String filter) {
    List<String> problems = new ArrayList<>();
    JsonNode kept =
        RuleNames.kept(
            MODEL, object(object), json(filter), (path, message) -> problems.add(message));
    assertThat(problems).isEmpty();
    return kept;
  }

  private static ObjectModel object(String name) {
    return MODEL.findObjectNamed(name).orElseThrow();
  }

  private static UUID field(String object, String name) {
    return object(object).findFieldNamed(name).orElseThrow().id();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
