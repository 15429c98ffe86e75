package io.viginti.auth.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a job must know and nobody may read at rest: {@code {"sealed": base64}}. */
public final class SealedPayload {
  private static final String SEALED = "sealed";

  private SealedPayload() {}

  /**
   * @param context what it is; the same must be given to open it
   */
  public static JsonNode of(byte[] plain, SealingKey key, byte[] context) {
    return JsonNodeFactory.instance.objectNode().put(SEALED, key.seal(plain, context));
  }

  /** What was sealed; IllegalArgumentException when key, context or value is not the right one. */
  public static byte[] open(JsonNode payload, SealingKey key, byte[] context) {
    try {
      return key.open(payload.get(SEALED).binaryValue(), context);
    } catch (IOException e) {
      throw new UncheckedIOException("a sealed payload cannot be read", e);
    }
  }
}
