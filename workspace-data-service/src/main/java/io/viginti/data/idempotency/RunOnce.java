package io.viginti.data.idempotency;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.viginti.data.cluster.Cluster;
import io.viginti.data.idempotency.IdempotencyStore.Claim;
import io.viginti.data.version.OpenWorkspace.Opened;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;

/** Gives the same key the same answer within 24 h. */
@ApplicationScoped
public class RunOnce {
  private static final int LONGEST_KEY = 255;

  private final IdempotencyStore store;

  RunOnce(IdempotencyStore store) {
    this.store = store;
  }

  /**
   * @param request what must be the same when the key is the same
   * @param work is told whether an earlier run may have done it already
   * @return the answer, or the one the key had before; a failure leaves the key free
   */
  public Future<Buffer> run(
      Opened opened, String key, Buffer request, Function<Boolean, Future<Buffer>> work) {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw VigintiException.badInput(
          "Idempotency-Key must have 1 to " + LONGEST_KEY + " characters");
    }
    Cluster cluster = opened.cluster();
    UUID workspace = opened.version().workspaceId();
    UUID principal = opened.engine().caller().principalId();
    String scoped = principal + ":" + key;
    return store
        .claim(cluster, workspace, scoped, digest(request))
        .compose(
            claim ->
                switch (claim) {
                  case Claim.Answered answered -> Future.succeededFuture(answered.answer());
                  case Claim.Mine mine ->
                      work.apply(mine.isRepeat())
                          .compose(
                              answer ->
                                  store
                                      .answer(cluster, workspace, scoped, answer)
                                      .map(stored -> answer),
                              failure ->
                                  store
                                      .release(cluster, workspace, scoped)
                                      .compose(
                                          freed -> Future.failedFuture(failure),
                                          stuck -> Future.failedFuture(failure)));
                });
  }

  private static String digest(Buffer request) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(request.getBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
