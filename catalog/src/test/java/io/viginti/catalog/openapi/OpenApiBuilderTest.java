package io.viginti.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Shapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OpenApiBuilderTest {
  private static final Catalog CATALOG = Catalog.of(Shapes.small());
  private static final String METADATA =
      """
      scalar JSON
      type ObjectMetadata { id: ID! fields: [FieldMetadata!]! indexes: [IndexMetadata!]! }
      type FieldMetadata { id: ID! type: FieldType! settings: JSON target: ObjectMetadata }
      type IndexMetadata { id: ID! "Paths." fields: [String!]! isUnique: Boolean! }
      enum FieldType { TEXT NUMBER }
      input ObjectCreateInput { nameSingular: String! duplicateCriteria: [[String!]!] }
      input ObjectUpdateInput { nameSingular: String }
      input FieldCreateInput { objectId: ID! type: FieldType! }
      input FieldUpdateInput { type: FieldType }
      input IndexCreateInput { objectId: ID! isUnique: Boolean }
      """;
  private static final byte[] BYTES = new OpenApiBuilder("/rest", METADATA).build(CATALOG);
  private static final JsonNode DOCUMENT = document();

  private static JsonNode document() {
    try {
      return new ObjectMapper().readTree(BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode at(String kind, String name) {
    return DOCUMENT.path("components").path(kind).path(name);
  }

  @Test
  void describesEveryObject() {
    for (CatalogObject object : CATALOG.objects()) {
      assertThat(DOCUMENT.path("paths").has("/" + object.namePlural())).isTrue();
      assertThat(DOCUMENT.path("paths").path("/" + object.namePlural() + "/{id}").has("patch"))
          .isTrue();
      assertThat(DOCUMENT.path("paths").has("/" + object.namePlural() + "/groupBy")).isTrue();
      assertThat(at("schemas", object.names().type()).path("properties").has("id")).isTrue();
    }
  }

  @Test
  void refersOnlyToWhatIsThere() {
    List<JsonNode> references = DOCUMENT.findValues("$ref");

    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(DOCUMENT.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse());
  }

  @Test
  void namesEachOperationOnce() {
    List<String> ids = new ArrayList<>();
    DOCUMENT.findValues("operationId").forEach(id -> ids.add(id.asText()));

    assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void describesTheDataModelAsTheServiceDoes() {
    assertThat(DOCUMENT.path("paths").path("/metadata/objects").has("post")).isTrue();
    assertThat(DOCUMENT.path("paths").path("/metadata/fields/{id}").has("patch")).isTrue();
    assertThat(DOCUMENT.path("paths").path("/metadata/indexes/{id}").has("patch")).isFalse();
    assertThat(at("schemas", "ObjectCreateInput").path("required").toString())
        .isEqualTo("[\"nameSingular\"]");
    JsonNode field = at("schemas", "FieldMetadata");
    assertThat(field.path("properties").path("type").path("$ref").asText())
        .isEqualTo("#/components/schemas/FieldType");
    assertThat(field.path("properties").path("target").has("anyOf")).isTrue();
    assertThat(field.path("required").toString()).isEqualTo("[\"id\",\"type\"]");
    assertThat(at("schemas", "IndexMetadata").path("properties").path("fields"))
        .hasToString(
            "{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"description\":\"Paths.\"}");
    assertThat(found("/metadata/fields/{id}", "field").findValuesAsText("$ref"))
        .containsExactly("#/components/schemas/FieldMetadata");
    assertThat(found("/metadata/fields/{id}", "field").findValue("objectId")).isNotNull();
    assertThat(found("/metadata/indexes", "indexes").findValue("objectId")).isNotNull();
    assertThat(found("/metadata/objects", "objects").findValue("objectId")).isNull();
  }

  /** What a GET answers under {@code data}. */
  private static JsonNode found(String path, String name) {
    return DOCUMENT
        .path("paths")
        .path(path)
        .at("/get/responses/200/content/application~1json/schema/properties/data/properties")
        .path(name);
  }

  @Test
  void promisesAnIdempotencyKeyForEveryWrite() {
    assertThat(parametersOfWrites()).isNotEmpty();
    assertThat(parametersOfWrites())
        .allSatisfy(
            (route, parameters) ->
                assertThat(parameters)
                    .as(route)
                    .contains("#/components/parameters/Idempotency-Key"));
  }

  /** References by method and path; looking for duplicates writes nothing. */
  private static Map<String, List<String>> parametersOfWrites() {
    Map<String, List<String>> parameters = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : DOCUMENT.path("paths").properties()) {
      for (String method : List.of("post", "patch", "delete")) {
        JsonNode operation = path.getValue().path(method);
        if (operation.isObject() && !path.getKey().endsWith("/duplicates")) {
          parameters.put(
              method + " " + path.getKey(), operation.path("parameters").findValuesAsText("$ref"));
        }
      }
    }
    return parameters;
  }

  @Test
  void tellsWhatMayBeNull() {
    JsonNode record = at("schemas", "Company").path("properties");

    assertThat(record.path("id").path("type").asText()).isEqualTo("string");
    assertThat(record.path("deletedAt").path("type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(record.path("deletedAt").path("format").asText()).isEqualTo("date-time");
  }

  @Test
  void refusesUnknownFieldsAndServerFieldsInInputs() {
    JsonNode input = at("schemas", "CompanyCreateInput");

    assertThat(input.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(input.path("properties").has("id")).isTrue();
    assertThat(input.path("properties").has("createdAt")).isFalse();
    assertThat(at("schemas", "CompanyUpdateInput").path("properties").has("id")).isFalse();
  }

  @Test
  void tellsHowRelationsAreGiven() {
    JsonNode note = at("schemas", "NoteCreateInput").path("properties");

    assertThat(note.path("targetCompany").findValuesAsText("$ref"))
        .containsExactly("#/components/schemas/CompanyRelationInput");
    assertThat(note.has("targetCompanyId")).isTrue();
    assertThat(at("schemas", "CompanyRelationInput").path("properties").fieldNames())
        .toIterable()
        .containsExactly("connect", "create", "disconnect");
    assertThat(at("schemas", "PersonRelationInput").path("properties").has("create"))
        .as("people are kept by the server")
        .isFalse();
  }

  @Test
  void listsOfLinksAreGivenToo() {
    Catalog linked =
        Catalog.of(
            Shapes.of(
                Shapes.object("tag", "tags", Shapes.manyToMany("topics", "topic", "tags", true)),
                Shapes.object(
                    "topic", "topics", Shapes.manyToMany("tags", "tag", "topics", false))));

    assertThat(
            new String(new OpenApiBuilder("/rest", METADATA).build(linked), StandardCharsets.UTF_8))
        .contains("\"TopicRelationListInput\"", "\"TagWhereInput\"");
  }

  @Test
  void givesEqualShapesEqualBytes() {
    assertThat(new OpenApiBuilder("/rest", METADATA).build(Catalog.of(Shapes.small())))
        .isEqualTo(BYTES);
  }
}
