package io.viginti.gateway.answer;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.viginti.platform.error.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers. */
public final class AnswerBytes {
  private static final JsonFactory JSON = new JsonFactory();

  private AnswerBytes() {}

  /** An answer without {@code data}: nothing ran. */
  public static byte[] errors(List<AnswerError> errors, String requestId) {
    List<byte[]> parts = new ArrayList<>();
    errors.forEach(error -> parts.add(error(error, requestId)));
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    out.writeBytes(ascii("{\"errors\":"));
    list(out, parts);
    out.write('}');
    return out.toByteArray();
  }

  /** One error as JSON. */
  static byte[] error(AnswerError error, String requestId) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringField("message", error.message());
      if (!error.locations().isEmpty()) {
        json.writeArrayFieldStart("locations");
        for (AnswerError.Location location : error.locations()) {
          json.writeStartObject();
          json.writeNumberField("line", location.line());
          json.writeNumberField("column", location.column());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      if (!error.path().isEmpty()) {
        path(json, error.path());
      }
      json.writeObjectFieldStart("extensions");
      json.writeStringField("code", error.code().name());
      json.writeStringField("requestId", requestId);
      if (error.field() != null) {
        json.writeStringField("field", error.field());
      }
      problems(json, error.problems());
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static void problems(JsonGenerator json, List<Problem> problems) throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("problems");
    for (Problem problem : problems) {
      json.writeStartObject();
      path(json, problem.path());
      json.writeStringField("message", problem.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void path(JsonGenerator json, List<Object> path) throws IOException {
    json.writeArrayFieldStart("path");
    for (Object step : path) {
      if (step instanceof Number number) {
        json.writeNumber(number.intValue());
      } else {
        json.writeString(step.toString());
      }
    }
    json.writeEndArray();
  }

  /**
   * Joins what the parts answered, in the order the fields were selected. A null in a field that
   * must not be null, or a part whose own data is null, nulls {@code data}.
   */
  public static byte[] merge(List<String> responseKeys, List<PartAnswer> parts, String requestId) {
    Map<String, Slice> values = new HashMap<>();
    List<byte[]> errors = new ArrayList<>();
    boolean nulled = false;
    for (PartAnswer part : parts) {
      nulled |= part.gather(values, errors, requestId);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    out.write('{');
    if (!errors.isEmpty()) {
      out.writeBytes(ascii("\"errors\":"));
      list(out, errors);
      out.write(',');
    }
    out.writeBytes(ascii("\"data\":"));
    data(out, responseKeys, nulled ? null : values);
    out.write('}');
    return out.toByteArray();
  }

  private static void data(
      ByteArrayOutputStream out, List<String> keys, @Nullable Map<String, Slice> values) {
    if (values == null) {
      out.writeBytes(ascii("null"));
      return;
    }
    out.write('{');
    boolean first = true;
    for (String key : keys) {
      Slice value = values.get(key);
      if (value == null) {
        continue;
      }
      if (!first) {
        out.write(',');
      }
      first = false;
      out.write('"');
      out.writeBytes(ascii(key));
      out.writeBytes(ascii("\":"));
      value.writeTo(out);
    }
    out.write('}');
  }

  private static void list(ByteArrayOutputStream out, List<byte[]> items) {
    out.write('[');
    for (int at = 0; at < items.size(); at++) {
      if (at > 0) {
        out.write(',');
      }
      out.writeBytes(items.get(at));
    }
    out.write(']');
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
