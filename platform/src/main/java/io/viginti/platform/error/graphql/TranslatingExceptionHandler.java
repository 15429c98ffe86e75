package io.viginti.platform.error.graphql;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExceptionWhileDataFetching;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Every exception of a data fetcher as message and extensions of {@code platform.error}. */
final class TranslatingExceptionHandler implements DataFetcherExceptionHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

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
      this.extensions =
          JSON.convertValue(
              HttpErrors.extensions(error), new TypeReference<Map<String, Object>>() {});
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
