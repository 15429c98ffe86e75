package io.viginti.data.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.engine.TestShape;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class DefaultViewsTest {
  private final DefaultViews.Inputs inputs =
      DefaultViews.of(new UUID(1, 2), List.of(object("opportunity"), object("sample")));

  private static CatalogObject object(String name) {
    return TestShape.CATALOG.objects().stream()
        .filter(object -> object.nameSingular().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode rows, String field) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.path(field).asText())
        .toList();
  }

  @Test
  void everyObjectHasATableAndWhereWorkFlowsABoard() {
    assertThat(texts(inputs.views(), "name"))
        .containsExactly("All Opportunities", "By Stage", "All Samples");
    assertThat(texts(inputs.viewGroups(), "fieldValue")).containsExactly("NEW", "SCREENING", "WON");
  }

  @Test
  void everyTableIsAFavouriteOfAll() {
    assertThat(texts(inputs.favorites(), "viewId"))
        .containsExactly(
            inputs.views().path(0).path("id").asText(), inputs.views().path(2).path("id").asText());
    assertThat(inputs.favorites()).noneMatch(favorite -> favorite.has("workspaceMemberId"));
  }

  @Test
  void whatPeopleLookForComesFirst() {
    assertThat(texts(inputs.viewFields(), "fieldName"))
        .startsWith("amount", "stage", "company", "pointOfContact")
        .doesNotContain("position", "deletedAt");
  }

  @Test
  void idsFollowFromTheWorkspace() {
    assertThat(inputs)
        .isEqualTo(
            DefaultViews.of(new UUID(1, 2), List.of(object("opportunity"), object("sample"))));
    assertThat(texts(inputs.viewFields(), "id")).doesNotHaveDuplicates();
  }
}
