package io.viginti.auth.key;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** {@code GET /.well-known/jwks.json}: the public keys of the tokens. */
@Path("/.well-known/jwks.json")
public class JwksResource {
  private final SigningKeys keys;

  JwksResource(SigningKeys keys) {
    this.keys = keys;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<Map<String, List<Map<String, String>>>> keys() {
    return keys.jwks();
  }
}
