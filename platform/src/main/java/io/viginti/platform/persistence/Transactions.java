package io.viginti.platform.persistence;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.event.Outbox;
import io.viginti.platform.idempotency.RequestWrites;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs a use case in a Panache session or transaction on a Vert.x context of its own. Called within
 * another one it joins that.
 */
@ApplicationScoped
public class Transactions {
  private static final Logger LOG = Logger.getLogger(Transactions.class);
  private static final String OPEN = "viginti.transaction";

  private static final String WROTE_EVENTS = "viginti.transaction.events";

  /** What is done after the commit; a list that the transaction's context holds. */
  private static final String AFTER_COMMIT = "viginti.transaction.after";

  private final Vertx vertx;
  private final Outbox outbox;
  private final TransactionConfig config;

  Transactions(Vertx vertx, Outbox outbox, TransactionConfig config) {
    this.vertx = vertx;
    this.outbox = outbox;
    this.config = config;
  }

  /** Commits when {@code work} gives its item, rolls back when it fails. */
  public <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
    return isIn(true)
        ? Uni.createFrom().deferred(work::get)
        : onOwnContext(
            true, () -> Panache.withTransaction(() -> work.get().call(Transactions::mark)));
  }

  /** Last, so that nobody waits for the row longer than the commit takes. */
  private static Uni<Void> mark() {
    String key = RequestWrites.key();
    return key == null
        ? Uni.createFrom().voidItem()
        : Panache.getSession()
            .chain(
                session ->
                    session
                        .createNativeQuery(RequestWrites.MARK)
                        .setParameter(1, key)
                        .executeUpdate())
            .replaceWithVoid();
  }

  /** For reading. */
  public <T> Uni<T> inSession(Supplier<Uni<T>> work) {
    return isIn(false)
        ? Uni.createFrom().deferred(work::get)
        : onOwnContext(false, () -> Panache.withSession(work));
  }

  /** Whether this code runs within {@link #inTransaction}. */
  static boolean isOpen() {
    return isIn(true);
  }

  /** The relay is to be woken when this transaction has committed. */
  static void wroteEvents() {
    RequestContext.put(WROTE_EVENTS, true);
  }

  /** See {@link io.viginti.platform.event.CurrentTransaction#afterCommit}. */
  static void afterCommit(Supplier<Uni<Void>> work) {
    AfterCommit all = RequestContext.find(AFTER_COMMIT, AfterCommit.class);
    if (all == null) {
      all = new AfterCommit(new ArrayList<>());
      RequestContext.put(AFTER_COMMIT, all);
    }
    all.works().add(work);
  }

  private record AfterCommit(List<Supplier<Uni<Void>>> works) {
    Uni<Void> run() {
      return Uni.join()
          .all(works.stream().map(Supplier::get).toList())
          .andCollectFailures()
          .onFailure()
          .invoke(failure -> LOG.error("event=after-commit-failed", failure))
          .onFailure()
          .recoverWithNull()
          .replaceWithVoid();
    }
  }

  private static boolean isIn(boolean isTransaction) {
    Boolean open = RequestContext.find(OPEN, Boolean.class);
    return open != null && (open || !isTransaction);
  }

  private <T> Uni<T> onOwnContext(boolean isTransaction, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context caller = Vertx.currentContext();
              Context root = caller != null ? caller : vertx.getOrCreateContext();
              RequestContext.runOnNewContext(
                  root,
                  () -> {
                    Context own = Objects.requireNonNull(Vertx.currentContext());
                    RequestContext.put(OPEN, isTransaction);
                    Uni.createFrom()
                        .deferred(work::get)
                        .ifNoItem()
                        .after(config.limit())
                        .failWith(() -> VigintiException.unavailable("The database"))
                        .subscribe()
                        .with(
                            item -> {
                              AfterCommit after = own.getLocal(AFTER_COMMIT);
                              end(own);
                              if (after == null) {
                                back(caller, () -> emitter.complete(item));
                              } else {
                                after
                                    .run()
                                    .subscribe()
                                    .with(done -> back(caller, () -> emitter.complete(item)));
                              }
                            },
                            failure -> {
                              end(own);
                              back(caller, () -> emitter.fail(failure));
                            });
                  });
            });
  }

  /** What follows may still run on this context, but not in this transaction. */
  private void end(Context own) {
    own.removeLocal(OPEN);
    own.removeLocal(AFTER_COMMIT);
    if (own.removeLocal(WROTE_EVENTS)) {
      outbox.wake();
    }
  }

  private static void back(@Nullable Context caller, Runnable answer) {
    if (caller == null) {
      answer.run();
    } else {
      caller.runOnContext(ignored -> answer.run());
    }
  }
}
