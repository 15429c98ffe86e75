package io.viginti.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.validation.Validator;
import io.viginti.gateway.rest.MetadataCall.Action;
import io.viginti.gateway.rest.MetadataCall.Kind;
import io.viginti.gateway.sdl.StaticParts;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MetadataDocumentTest {
  private static final GraphQLSchema SCHEMA =
      new StaticParts().current().builder().buildStatic().schema();
  private static final JsonNode BODY = JsonNodeFactory.instance.objectNode().put("label", "A");

  private static MetadataDocument document(Kind kind, Action action) {
    String id = action == Action.LIST || action == Action.CREATE ? null : "1";
    return MetadataDocument.of(new MetadataCall(kind, action, id), SCHEMA, false, BODY);
  }

  @Test
  void everyCallIsAnOperationThatTheServiceHas() {
    for (Kind kind : Kind.values()) {
      for (Action action : Action.values()) {
        if (kind == Kind.INDEX && action == Action.UPDATE) {
          continue; // there is none
        }
        MetadataDocument document = document(kind, action);
        assertThat(
                new Validator()
                    .validateDocument(SCHEMA, Parser.parse(document.query()), Locale.ROOT))
            .as("%s %s: %s", action, kind, document.query())
            .isEmpty();
      }
    }
  }

  @Test
  void answersAllThatThereIsAndOfTheOtherEndItsOwnValues() {
    for (Action action : Action.values()) {
      String query = document(Kind.FIELD, action).query();

      assertThat(query).contains("options { ", "targetObject { ", "nameSingular", "defaultValue");
      assertThat(query).as("fields and indexes of the other end").doesNotContain("indexes");
    }
    assertThat(document(Kind.OBJECT, Action.ONE).query()).containsOnlyOnce("indexes {");
  }

  @Test
  void theBodyIsAValueNotText() {
    MetadataDocument document = document(Kind.OBJECT, Action.UPDATE);

    assertThat(document.variables().path("data")).isEqualTo(BODY);
    assertThat(document.variables().path("id").asText()).isEqualTo("1");
  }
}
