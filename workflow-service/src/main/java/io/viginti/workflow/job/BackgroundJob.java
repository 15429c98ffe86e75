package io.viginti.workflow.job;

import io.viginti.contracts.event.JobChange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A job as clients see it. */
public record BackgroundJob(
    @Id @NonNull String id,
    @NonNull String kind,
    @NonNull JobState state,
    int attempt,
    int progress,
    @Nullable String error,
    @NonNull OffsetDateTime createdAt,
    @NonNull OffsetDateTime runAfter,
    @Ignore String service,
    @Ignore long revision) {

  static BackgroundJob of(JobChange job) {
    return new BackgroundJob(
        job.id().toString(),
        job.kind(),
        JobState.valueOf(job.state()),
        job.attempt(),
        job.progress(),
        job.error(),
        utc(job.createdAt()),
        utc(job.runAfter()),
        job.service(),
        job.revision());
  }

  UUID uuid() {
    return UUID.fromString(id);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
