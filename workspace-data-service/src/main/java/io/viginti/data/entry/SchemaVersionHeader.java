package io.viginti.data.entry;

import io.vertx.core.http.HttpServerRequest;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.platform.error.VigintiException;

/** The version of the schema that the gateway knows of. */
final class SchemaVersionHeader {
  private SchemaVersionHeader() {}

  /** 0 when none is named. */
  static int read(HttpServerRequest request) {
    String header = request.getHeader(MeshHeaders.SCHEMA_VERSION);
    if (header == null) {
      return 0;
    }
    try {
      return Integer.parseInt(header.trim());
    } catch (NumberFormatException e) {
      throw VigintiException.badInput(MeshHeaders.SCHEMA_VERSION + " must be a number");
    }
  }
}
