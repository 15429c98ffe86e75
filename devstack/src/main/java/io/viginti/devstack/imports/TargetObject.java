package io.viginti.devstack.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.devstack.api.GatewayClient;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The object to load into, with the names its API has.
 *
 * @param upserts whether its create mutations can upsert
 */
record TargetObject(String singular, String plural, boolean upserts) {

  /** Asks the API about it. */
  static TargetObject load(GatewayClient client, String singular) {
    JsonNode object =
        client
            .execute(
                "query Target($name: String!) {"
                    + " object(nameSingular: $name) { nameSingular namePlural } }",
                GatewayClient.variables().put("name", singular))
            .path("object");
    if (!object.isObject()) {
      throw new IllegalArgumentException("there is no object " + singular);
    }
    String plural = object.path("namePlural").asText();
    JsonNode mutations =
        client
            .execute(
                "{ __type(name: \"Mutation\") { fields { name args { name } } } }",
                GatewayClient.variables())
            .path("__type")
            .path("fields");
    String create = "create" + capitalised(plural);
    Set<String> arguments =
        StreamSupport.stream(mutations.spliterator(), false)
            .filter(field -> field.path("name").asText().equals(create))
            .flatMap(field -> StreamSupport.stream(field.path("args").spliterator(), false))
            .map(argument -> argument.path("name").asText())
            .collect(Collectors.toSet());
    return new TargetObject(singular, plural, arguments.contains("upsert"));
  }

  /** {@code createCompanies} with the rows in {@code $data}. */
  String createMutation() {
    return "mutation Import($data: [%sCreateInput!]!) { create%s(data: $data%s) { id } }"
        .formatted(capitalised(singular), capitalised(plural), upserts ? ", upsert: true" : "");
  }

  /** Which of {@code $ids} are there. */
  String presentQuery() {
    return "query Present($ids: [ID!]!, $limit: Int!) { %s(filter: {id: {in: $ids}}, limit: $limit) { id } }"
        .formatted(plural);
  }

  /** {@code updateCompany} of {@code $id0} with {@code $data0}, and so on. */
  String updateMutation(int rows) {
    String type = capitalised(singular);
    StringBuilder parameters = new StringBuilder();
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      parameters.append("$id%d: ID!, $data%d: %sUpdateInput!, ".formatted(i, i, type));
      fields.append("r%d: update%s(id: $id%d, data: $data%d) { id } ".formatted(i, type, i, i));
    }
    return "mutation Import(" + parameters + ") { " + fields + "}";
  }

  private static String capitalised(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
