package io.viginti.platform.error.graphql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ExceptionWhileDataFetching;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Every exception of a data fetcher as message and extensions of {@code platform.error}. */
final class TranslatingExceptionHandler implements DataFetcherExceptionHandler {
  @Override
  public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
      DataFetcherExceptionHandlerParameters parameters) {
    VigintiException error = ErrorTranslation.translate(parameters.getException());
    return CompletableFuture.completedFuture(
        DataFetcherExceptionHandlerResult.newResult()
            .error(new TranslatedError(parameters.getPath(), error, parameters.getSourceLocation()))
            .build());
  }

  /** smallrye writes the extensions of this class of error only. */
  private static final class TranslatedError extends ExceptionWhileDataFetching {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final transient Map<String, Object> extensions;

    TranslatedError(ResultPath path, VigintiException error, SourceLocation location) {
      super(path, error, location);
      this.message = error.visibleMessage();
      this.extensions = new LinkedHashMap<>(asJsonP(HttpErrors.extensions(error)));
    }

    /** smallrye writes lists as text unless they are of JSON-P. */
    private static JsonObject asJsonP(ObjectNode extensions) {
      try (JsonReader reader =
          JsonProvider.provider().createReader(new StringReader(extensions.toString()))) {
        return reader.readObject();
      }
    }

    @Override
    public String getMessage() {
      return message;
    }

    @Override
    public Map<String, Object> getExtensions() {
      return extensions;
    }
  }
}
