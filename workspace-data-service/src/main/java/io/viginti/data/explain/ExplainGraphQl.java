package io.viginti.data.explain;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.viginti.catalog.value.JsonText;
import io.viginti.data.engine.ExplainQuery;
import io.viginti.data.version.OpenWorkspace;
import io.viginti.platform.access.Permissions;
import io.viginti.platform.caller.Caller;
import jakarta.json.JsonValue;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** {@code explain}. */
@GraphQLApi
public class ExplainGraphQl {
  private final Permissions permissions;
  private final OpenWorkspace workspaces;
  private final ExplainQuery explain;
  private final Context operation;

  ExplainGraphQl(
      Permissions permissions, OpenWorkspace workspaces, ExplainQuery explain, Context operation) {
    this.permissions = permissions;
    this.workspaces = workspaces;
    this.explain = explain;
    this.operation = operation;
  }

  @Query("explain")
  @NonBlocking
  @Description("What a query on records would do; for administrators")
  public @NonNull Uni<List<@NonNull Explanation>> explain(
      @NonNull @Name("query") String query, @Name("variables") @Nullable JsonValue variables) {
    Caller who = permissions.requireAdmin("see how a query is answered");
    Object given = operation.unwrap(DataFetchingEnvironment.class).getArgument("variables");
    JsonNode values = given == null ? null : JsonText.mapper().valueToTree(given);
    return Uni.createFrom()
        .completionStage(
            workspaces
                .run(
                    who.workspace(),
                    who,
                    opened ->
                        Future.succeededFuture(explain.explain(opened.engine(), query, values)))
                .map(
                    found ->
                        found.stream()
                            .map(one -> new Explanation(one.intent(), one.plan(), one.statements()))
                            .toList())
                .toCompletionStage());
  }
}
