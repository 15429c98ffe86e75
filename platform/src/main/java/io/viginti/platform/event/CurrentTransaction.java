package io.viginti.platform.event;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transaction that the running use case is in, so that events and jobs are written with the
 * change they belong to.
 */
public interface CurrentTransaction {
  /** Whether there is one. */
  boolean isOpen();

  /**
   * Runs a statement in it.
   *
   * @param sql with {@code $1}, {@code $2} … in the order of {@code parameters}
   * @param parameters texts only; the statement casts them
   */
  Uni<Void> execute(String sql, List<@Nullable String> parameters);

  /**
   * Has {@code work} done once the transaction has committed, before its answer is given. The
   * answer does not fail by it.
   */
  void afterCommit(Supplier<Uni<Void>> work);
}
