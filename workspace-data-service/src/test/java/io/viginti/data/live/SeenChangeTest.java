package io.viginti.data.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.RowRule;
import io.viginti.contracts.event.RecordChange;
import io.viginti.data.engine.BindRules;
import io.viginti.data.engine.TestShape;
import io.viginti.data.plan.access.EventAccess;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeenChangeTest {
  private static final CatalogObject COMPANY =
      TestShape.CATALOG.findObject("company").orElseThrow();
  private static final UUID ME = UUID.randomUUID();

  private static Optional<RecordChange> seen(
      String rule,
      @Nullable UUID member,
      boolean isThere,
      @Nullable String before,
      @Nullable String after) {
    AccessRole role =
        new AccessRole(
            UUID.randomUUID(),
            "Restricted",
            null,
            true,
            true,
            true,
            true,
            false,
            List.of(),
            List.of(),
            List.of(),
            List.of(new RowRule("company", JsonText.parse(rule))));
    return new SeenChange(
            COMPANY, new EventAccess(BindRules.resolve(role, TestShape.CATALOG)), member)
        .of(
            new RecordChange(
                "company",
                UUID.randomUUID().toString(),
                parsed(before),
                parsed(after),
                List.of("name"),
                JsonText.parse("{}"),
                false,
                null),
            () -> isThere);
  }

  private static @Nullable JsonNode parsed(@Nullable String json) {
    return json == null ? null : JsonText.parse(json);
  }

  @Test
  void eachSideIsSeenWhereTheRuleHoldsForIt() {
    String rule = "{\"employees\": {\"gt\": 100}}";
    String small = "{\"name\": \"a\", \"employees\": 5}";
    String large = "{\"name\": \"b\", \"employees\": 500}";

    assertThat(seen(rule, ME, true, small, small)).as("the database is not asked").isEmpty();
    assertThat(seen(rule, ME, false, large, small).orElseThrow().after()).isNull();
    assertThat(seen(rule, ME, false, small, large).orElseThrow().before()).isNull();
    assertThat(seen(rule, ME, false, large, "null").orElseThrow().before()).isNotNull();
    assertThat(seen(rule, ME, false, "{\"employees\": null}", null)).as("unknown hides").isEmpty();
  }

  @Test
  void theMemberIsWhoListens() {
    String rule = "{\"accountOwnerId\": {\"eq\": \"$member\"}}";
    String mine = "{\"accountOwnerId\": \"%s\"}".formatted(ME);

    assertThat(seen(rule, ME, false, null, mine)).isPresent();
    assertThat(seen(rule, UUID.randomUUID(), true, null, mine)).isEmpty();
    assertThat(seen(rule, null, true, null, mine)).as("a key is no member").isEmpty();
  }

  @Test
  void whatLeadsOutOfTheRecordIsAskedOfTheDatabaseAndNothingIsSaidOfWhatIsGone() {
    String rule = "{\"people\": {\"some\": {}}}";
    String company = "{\"name\": \"a\"}";

    assertThat(seen(rule, ME, true, company, company).orElseThrow().before()).isNull();
    assertThat(seen(rule, ME, false, company, company)).isEmpty();
    assertThat(seen(rule, ME, true, company, null)).isEmpty();
  }
}
