package io.viginti.platform.error.graphql;

import io.smallrye.graphql.api.ErrorExtensionProvider;
import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/** The extensions, one provider each, as smallrye-graphql asks for them. */
public final class ErrorExtensions {
  private static final JsonProvider JSON = JsonProvider.provider();

  private ErrorExtensions() {}

  /** {@code extensions.code}. */
  public static final class Code implements ErrorExtensionProvider {
    @Override
    public String getKey() {
      return "code";
    }

    @Override
    public JsonValue mapValueFrom(Throwable thrown) {
      return JSON.createValue(ErrorTranslation.translate(thrown).code().name());
    }
  }

  /** {@code extensions.requestId}. */
  public static final class RequestId implements ErrorExtensionProvider {
    @Override
    public String getKey() {
      return "requestId";
    }

    @Override
    public JsonValue mapValueFrom(Throwable thrown) {
      return JSON.createValue(RequestContext.requestId());
    }
  }

  /** {@code extensions.field}; null when the error is not about one. */
  public static final class Field implements ErrorExtensionProvider {
    @Override
    public String getKey() {
      return "field";
    }

    @Override
    public JsonValue mapValueFrom(Throwable thrown) {
      return ErrorTranslation.find(thrown)
          .flatMap(VigintiException::field)
          .<JsonValue>map(JSON::createValue)
          .orElse(JsonValue.NULL);
    }
  }

  /** {@code extensions.problems}; null when there are none. */
  public static final class Problems implements ErrorExtensionProvider {
    @Override
    public String getKey() {
      return "problems";
    }

    @Override
    public JsonValue mapValueFrom(Throwable thrown) {
      VigintiException error = ErrorTranslation.find(thrown).orElse(null);
      if (error == null || error.problems().isEmpty()) {
        return JsonValue.NULL;
      }
      String text = HttpErrors.extensions(error).get("problems").toString();
      try (var reader = JSON.createReader(new java.io.StringReader(text))) {
        JsonArrayBuilder list = JSON.createArrayBuilder(reader.readArray());
        return list.build();
      }
    }
  }
}
