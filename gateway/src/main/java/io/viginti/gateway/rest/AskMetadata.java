package io.viginti.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.viginti.gateway.execute.ExecuteOperation;
import io.viginti.gateway.execute.GraphQlRequest;
import io.viginti.gateway.request.JsonBody;
import io.viginti.gateway.schema.CallerSchemas;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs a call on metadata as the operation of GraphQL that it is, with the checks and limits of
 * every other.
 */
@ApplicationScoped
class AskMetadata {
  private static final String INCLUDE_INACTIVE = "include_inactive";
  private static final String OBJECT_ID = "object_id";

  private final CallerSchemas schemas;
  private final ExecuteOperation execute;

  AskMetadata(CallerSchemas schemas, ExecuteOperation execute) {
    this.schemas = schemas;
    this.execute = execute;
  }

  /** The answer's body; fails with what the request is refused with. */
  Uni<Buffer> ask(
      MetadataCall call,
      Map<String, String> parameters,
      @Nullable JsonNode body,
      RestCaller caller) {
    requireKnown(call, parameters);
    boolean withInactive = isTrue(parameters.get(INCLUDE_INACTIVE));
    String objectId = parameters.get(OBJECT_ID);
    return schemas
        .find(null)
        .map(schema -> MetadataDocument.of(call, schema.schema().schema(), withInactive, body))
        .chain(document -> execute.execute(request(document, caller)))
        .map(
            answer ->
                Buffer.buffer(
                    MetadataAnswer.of(call, objectId, JsonBody.parse(answer.body())).toString()));
  }

  private static GraphQlRequest request(MetadataDocument document, RestCaller caller) {
    return new GraphQlRequest(
        document.query(),
        null,
        document.variables(),
        caller.caller(),
        caller.token(),
        null,
        null,
        caller.requestId(),
        caller.traceparent(),
        caller.idempotencyKey(),
        caller.isImport(),
        false);
  }

  private static void requireKnown(MetadataCall call, Map<String, String> parameters) {
    Set<String> known =
        switch (call.action()) {
          case LIST ->
              call.kind() == MetadataCall.Kind.OBJECT
                  ? Set.of(INCLUDE_INACTIVE)
                  : Set.of(INCLUDE_INACTIVE, OBJECT_ID);
          case ONE, CREATE, UPDATE, DELETE -> Set.of();
        };
    for (String name : new TreeSet<>(parameters.keySet())) {
      if (!known.contains(name)) {
        throw VigintiException.badInput(
            known.isEmpty()
                ? "There are no parameters here"
                : "There are no parameters here but " + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  private static boolean isTrue(@Nullable String text) {
    return switch (text) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw VigintiException.badInput(INCLUDE_INACTIVE + " must be true or false");
    };
  }
}
