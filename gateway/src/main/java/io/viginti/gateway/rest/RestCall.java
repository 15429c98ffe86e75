package io.viginti.gateway.rest;

import io.viginti.contracts.mesh.RestRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a method and a path ask for. */
sealed interface RestCall
    permits RestCall.Records,
        RestCall.OpenApi,
        RestCall.NoPath,
        RestCall.OtherMethod,
        MetadataCall {
  /** An operation on records. */
  record Records(RestRequest.Operation operation, String plural, @Nullable String id)
      implements RestCall {}

  /** The description of the API. */
  record OpenApi() implements RestCall {}

  /** There is no such path. */
  record NoPath() implements RestCall {}

  /**
   * The path is there, for other methods.
   *
   * @param allowed in the order of the {@code Allow} header
   */
  record OtherMethod(List<String> allowed) implements RestCall {
    public OtherMethod {
      allowed = List.copyOf(allowed);
    }
  }
}
