package io.viginti.platform.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.access.AccessDocument;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Access documents by hash, bounded by their estimated weight; loaded once for all who wait. */
@ApplicationScoped
public class AccessDocuments {
  /** Heap of a document for each byte of its JSON, roughly. */
  private static final int BYTES_PER_JSON_BYTE = 6;

  private static final int BYTES_PER_ENTRY = 500;

  private final AccessSource source;
  private final ObjectMapper json;
  private final AsyncCache<String, Weighed> cache;

  private record Weighed(AccessDocument document, int weight) {}

  AccessDocuments(AccessSource source, ObjectMapper json, AccessConfig config) {
    this.source = source;
    this.json = json;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(config.documents().asLongValue())
            .weigher((String hash, Weighed entry) -> entry.weight())
            .executor(Runnable::run)
            .buildAsync();
  }

  /** The document, if it is in memory. */
  public @Nullable AccessDocument peek(String hash) {
    CompletableFuture<Weighed> known = cache.getIfPresent(hash);
    return known != null && known.isDone() && !known.isCompletedExceptionally()
        ? known.join().document()
        : null;
  }

  /** The document; NOT_FOUND when there is none of this hash. */
  public Uni<AccessDocument> get(String hash) {
    return RequestContext.backHere(
        () ->
            Uni.createFrom()
                .completionStage(
                    cache.get(hash, (key, executor) -> load(key).subscribeAsCompletionStage()))
                .map(Weighed::document));
  }

  private Uni<Weighed> load(String hash) {
    return source.document(hash).map(this::read);
  }

  private Weighed read(byte[] document) {
    try {
      return new Weighed(
          json.readValue(document, AccessDocument.class),
          document.length * BYTES_PER_JSON_BYTE + BYTES_PER_ENTRY);
    } catch (IOException e) {
      throw new UncheckedIOException("an access document cannot be read", e);
    }
  }
}
