package io.viginti.metadata.entry;

import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.viginti.platform.caller.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;

/** The subscription to the versions of the caller's schema. */
@GraphQLApi
@ApplicationScoped
public class SchemaChangeGraphQl {
  private final CurrentCaller currentCaller;
  private final SchemaChanges changes;

  SchemaChangeGraphQl(CurrentCaller currentCaller, SchemaChanges changes) {
    this.currentCaller = currentCaller;
    this.changes = changes;
  }

  @Subscription
  @NonNull
  @Description("Every version of the workspace's schema that is published from now on.")
  public Multi<SchemaChange> schemaChanged() {
    return changes.of(currentCaller.requireWorkspace().workspace());
  }
}
