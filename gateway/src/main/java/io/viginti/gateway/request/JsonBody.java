package io.viginti.gateway.request;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.viginti.platform.error.VigintiException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** JSON as clients send it. */
public final class JsonBody {
  /** Numbers keep their digits: they are passed on, not computed with. */
  static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .setNodeFactory(new JsonNodeFactory(true));

  private JsonBody() {}

  /**
   * Reads a request body.
   *
   * @throws VigintiException BAD_USER_INPUT when it is no JSON
   */
  public static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      throw VigintiException.badInput("The body is not valid JSON.");
    }
  }

  /** Whether a request body of this content type is JSON in UTF-8. */
  public static boolean isType(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String[] pieces = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    if (!pieces[0].trim().equals("application/json")) {
      return false;
    }
    for (int at = 1; at < pieces.length; at++) {
      String parameter = pieces[at].trim().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return false;
      }
    }
    return true;
  }
}
