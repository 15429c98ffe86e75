package io.viginti.platform.caller;

import io.viginti.platform.error.VigintiException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

@Path("/who")
@GraphQLApi
public class WhoAmIResource {
  private final CurrentCaller caller;

  WhoAmIResource(CurrentCaller caller) {
    this.caller = caller;
  }

  @GET
  public String who() {
    return caller.requireWorkspace().principalId().toString();
  }

  @GET
  @Path("/broken")
  public String broken() {
    throw new IllegalStateException("password=secret");
  }

  @Query
  public String whoAmI() {
    return caller.requireWorkspace().principalId().toString();
  }

  @Query
  public String refused() {
    throw VigintiException.uniqueViolation("name");
  }

  @Query
  public String failing() {
    throw new IllegalStateException("password=secret");
  }
}
