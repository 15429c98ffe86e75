package io.viginti.billing.entitlement;

import io.smallrye.common.annotation.NonBlocking;
import io.viginti.platform.caller.CurrentCaller;
import java.util.List;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** What the caller's workspace may use. */
@GraphQLApi
public class EntitlementGraphQl {
  private final CurrentCaller caller;

  EntitlementGraphQl(CurrentCaller caller) {
    this.caller = caller;
  }

  @Query
  @NonNull
  @NonBlocking
  public List<@NonNull Entitlement> entitlements() {
    caller.requireWorkspace();
    return Entitlement.everything();
  }
}
