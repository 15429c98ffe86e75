package io.viginti.platform.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a job must know and nobody may read at rest: {@code {"sealed": base64, "key": id}}. */
public final class SealedPayload {
  private static final String SEALED = "sealed";
  private static final String KEY = "key";

  private SealedPayload() {}

  /**
   * @param context what it is; the same must be given to open it
   */
  public static JsonNode of(byte[] plain, Vault vault, byte[] context) {
    Sealed sealed = vault.seal(plain, context);
    return JsonNodeFactory.instance
        .objectNode()
        .put(SEALED, sealed.bytes())
        .put(KEY, sealed.keyId());
  }

  /** What was sealed; the failures of {@link Vault#open}. */
  public static byte[] open(JsonNode payload, Vault vault, byte[] context) {
    try {
      return vault.open(
          new Sealed(payload.path(KEY).asText(), payload.get(SEALED).binaryValue()), context);
    } catch (IOException e) {
      throw new UncheckedIOException("a sealed payload cannot be read", e);
    }
  }

  /** Where the jobs of a kind keep theirs. */
  public static SealedColumn columnOf(String kind, byte[] context) {
    return new SealedColumn(
        "jobs",
        "kind = '" + kind + "'",
        "id",
        "payload ->> 'key'",
        "decode(payload ->> 'sealed', 'base64')",
        "payload = payload || jsonb_build_object('key', $3::text,"
            + " 'sealed', translate(encode($2, 'base64'), e'\\n', ''))",
        id -> context);
  }
}
