package io.viginti.auth.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.caller.KeySource;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives this service its own public keys without a call to itself. */
@ApplicationScoped
class PublishedKeys implements KeySource {
  private final SigningKeys keys;
  private final ObjectMapper json;

  PublishedKeys(SigningKeys keys, ObjectMapper json) {
    this.keys = keys;
    this.json = json;
  }

  @Override
  public Uni<String> load() {
    return keys.jwks().map(this::write);
  }

  private String write(Object jwks) {
    try {
      return json.writeValueAsString(jwks);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a key set cannot be written as JSON", e);
    }
  }
}
