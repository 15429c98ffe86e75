package io.viginti.auth.key;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** {@code POST /internal/keys/rotate}. */
@Path("/internal/keys/rotate")
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {
  private final RotateKey rotateKey;

  KeyResource(RotateKey rotateKey) {
    this.rotateKey = rotateKey;
  }

  /** A key that signs, now or soon. */
  public record NewKey(String kid, Instant signsFrom) {}

  /**
   * Makes the key to come; asked again before its turn it answers the same.
   *
   * @param isAtOnce whether it does not wait for its turn
   */
  @POST
  public Uni<NewKey> rotate(@QueryParam("atOnce") @DefaultValue("false") boolean isAtOnce) {
    return rotateKey.rotate(isAtOnce).map(key -> new NewKey(key.id(), key.signsFrom()));
  }
}
