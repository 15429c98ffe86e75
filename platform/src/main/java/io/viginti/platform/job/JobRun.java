package io.viginti.platform.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One attempt at a job, as its handler sees it. */
public final class JobRun {
  private final JobRow row;
  private final Function<Integer, Uni<Boolean>> report;
  private volatile boolean isCancelled;

  JobRun(JobRow row, Function<Integer, Uni<Boolean>> report) {
    this.row = row;
    this.report = report;
  }

  public UUID id() {
    return row.id();
  }

  public String kind() {
    return row.kind();
  }

  public @Nullable UUID workspaceId() {
    return row.workspaceId();
  }

  public JsonNode payload() {
    return row.payload();
  }

  /** 1 for the first. */
  public int attempt() {
    return row.attempt();
  }

  /**
   * Tells how far the job is, 0 to 100. Fails with a CancellationException when it is to stop; the
   * handler lets that pass.
   */
  public Uni<Void> progress(int percent) {
    int bounded = Math.clamp(percent, 0, 100);
    return Uni.createFrom()
        .deferred(() -> report.apply(bounded))
        .invoke(
            goesOn -> {
              if (!goesOn) {
                cancel();
              }
              checkCancelled();
            })
        .replaceWithVoid();
  }

  /** Throws a CancellationException when somebody cancelled the job or another instance took it. */
  public void checkCancelled() {
    if (isCancelled) {
      throw new CancellationException("the job was cancelled");
    }
  }

  void cancel() {
    isCancelled = true;
  }

  boolean isCancelled() {
    return isCancelled;
  }
}
