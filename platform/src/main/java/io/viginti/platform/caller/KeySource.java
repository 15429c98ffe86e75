package io.viginti.platform.caller;

import io.smallrye.mutiny.Uni;

/** Where the public keys of access tokens come from: auth-service, by default over the mesh. */
public interface KeySource {
  /** The JSON Web Key Set (RFC 7517). */
  Uni<String> load();
}
