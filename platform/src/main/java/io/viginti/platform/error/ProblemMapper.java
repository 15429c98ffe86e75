package io.viginti.platform.error;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** REST answers of every exception. */
final class ProblemMapper {
  @ServerExceptionMapper
  public Response ours(VigintiException error) {
    return answer(error);
  }

  @ServerExceptionMapper
  public Response framework(WebApplicationException error) {
    int status = error.getResponse().getStatus();
    if (status < 400) {
      return error.getResponse();
    }
    return answer(
        ErrorTranslation.find(error)
            .orElseGet(
                () ->
                    switch (status) {
                      case 401 -> VigintiException.unauthenticated("A valid token is needed");
                      case 403 -> VigintiException.forbidden("This is not allowed");
                      case 404 -> VigintiException.of(ErrorCode.NOT_FOUND, "No such path");
                      case 413 ->
                          VigintiException.of(ErrorCode.LIMIT_EXCEEDED, "The body is too large");
                      case 503 -> VigintiException.unavailable("The service");
                      default ->
                          status < 500
                              ? VigintiException.badInput("The request is not understood")
                              : ErrorTranslation.translate(error);
                    }));
  }

  @ServerExceptionMapper
  public Response others(Throwable error) {
    return answer(ErrorTranslation.translate(error));
  }

  private static Response answer(VigintiException error) {
    Response.ResponseBuilder response =
        Response.status(error.code().httpStatus())
            .type(HttpErrors.PROBLEM_JSON)
            .entity(HttpErrors.problem(error).toString());
    error.retryAfter().ifPresent(wait -> response.header("Retry-After", HttpErrors.seconds(wait)));
    return response.build();
  }
}
