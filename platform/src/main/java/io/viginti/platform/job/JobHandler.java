package io.viginti.platform.job;

import io.smallrye.mutiny.Uni;

/** A CDI bean that does one kind of job. What it does must bear being done twice. */
public interface JobHandler {
  /** Unique in the service: {@code records.import}. */
  String kind();

  /**
   * Runs on a Vert.x context of its own and must not block it. A failure is tried again; with
   * {@link JobFailure} it is final.
   */
  Uni<Void> run(JobRun run);
}
