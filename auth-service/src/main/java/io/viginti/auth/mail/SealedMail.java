package io.viginti.auth.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viginti.platform.vault.SealedPayload;
import io.viginti.platform.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A mail ready to be sent. It holds links that open doors, so at rest it is sealed.
 *
 * @param text as {@code text/plain}
 * @param html the same as {@code text/html}
 */
record SealedMail(String to, String subject, String text, String html) {
  static final byte[] CONTEXT = "mail".getBytes(StandardCharsets.US_ASCII);

  /** The payload of its job: {@code {"sealed": base64}}. */
  JsonNode seal(Vault vault, ObjectMapper json) {
    try {
      return SealedPayload.of(json.writeValueAsBytes(this), vault, CONTEXT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a mail cannot be written", e);
    }
  }

  static SealedMail open(JsonNode payload, Vault vault, ObjectMapper json) {
    try {
      return json.readValue(SealedPayload.open(payload, vault, CONTEXT), SealedMail.class);
    } catch (IOException e) {
      throw new IllegalStateException("a sealed mail cannot be read", e);
    }
  }

  /** Tells neither mailbox nor text. */
  @Override
  public String toString() {
    return "SealedMail";
  }
}
