package io.viginti.metadata.publish;

import io.smallrye.mutiny.Uni;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Shapes and access documents by hash: what they hold never changes. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
public class DocumentResource {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final PublishedStore published;
  private final Transactions transactions;

  DocumentResource(PublishedStore published, Transactions transactions) {
    this.published = published;
    this.transactions = transactions;
  }

  @GET
  @Path("/shapes/{hash}")
  public Uni<Response> shape(String hash) {
    return transactions
        .inSession(() -> published.findShape(hash))
        .map(bytes -> answer(bytes.orElseThrow(() -> VigintiException.notFound("Shape"))));
  }

  @GET
  @Path("/access/{hash}")
  public Uni<Response> access(String hash) {
    return transactions
        .inSession(() -> published.findAccess(hash))
        .map(
            bytes -> answer(bytes.orElseThrow(() -> VigintiException.notFound("Access document"))));
  }

  private static Response answer(byte[] document) {
    return Response.ok(document).header(HttpHeaders.CACHE_CONTROL, FOR_EVER).build();
  }
}
