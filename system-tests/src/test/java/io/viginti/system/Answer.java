package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer of the gateway.
 *
 * @param retryAfter seconds; -1 when nothing is said
 * @param body the JSON body; missing when the body is no JSON
 */
record Answer(
    int status, String contentType, String requestId, int retryAfter, JsonNode body, String text) {
  /** {@code data} of an answer that must hold no error. */
  JsonNode data() {
    assertThat(body.path("errors").isMissingNode() || body.path("errors").isEmpty())
        .as("errors of %s", shortened())
        .isTrue();
    assertThat(body.path("data").isObject()).as("data of %s", shortened()).isTrue();
    return body.path("data");
  }

  boolean isAccepted() {
    return status == 200 && body.path("errors").isMissingNode() && body.path("data").isObject();
  }

  /** Codes of all errors, in order. */
  List<String> codes() {
    List<String> codes = new ArrayList<>();
    body.path("errors").forEach(error -> codes.add(error.path("extensions").path("code").asText()));
    if (codes.isEmpty() && body.has("code")) {
      codes.add(body.path("code").asText());
    }
    return codes;
  }

  /** The whole must have failed with this code, and say which request it was. */
  Answer refused(String code) {
    assertThat(codes()).as("codes of %s", shortened()).isNotEmpty().containsOnly(code);
    body.path("errors")
        .forEach(
            error ->
                assertThat(error.path("extensions").path("requestId").asText())
                    .as("request id of %s", shortened())
                    .isNotEmpty());
    return this;
  }

  /** Messages of all errors and problems. */
  String messages() {
    return body.path("errors").toString();
  }

  String shortened() {
    return status + " " + (text.length() > 2000 ? text.substring(0, 2000) + "…" : text);
  }
}
