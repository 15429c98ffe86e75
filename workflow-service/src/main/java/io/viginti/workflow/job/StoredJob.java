package io.viginti.workflow.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code background_job}. */
@Entity
@Table(name = "background_job")
class StoredJob {
  @Id UUID id;

  @Column(name = "workspace_id")
  UUID workspaceId;

  @Column String service;

  @Column String kind;

  @Enumerated(EnumType.STRING)
  @Column
  JobState state;

  @Column int attempt;
  @Column int progress;
  @Column @Nullable String error;

  @Column(name = "created_at")
  OffsetDateTime createdAt;

  @Column(name = "run_after")
  OffsetDateTime runAfter;

  @Column long revision;

  BackgroundJob toJob() {
    return new BackgroundJob(
        id.toString(),
        kind,
        state,
        attempt,
        progress,
        error,
        createdAt,
        runAfter,
        service,
        revision);
  }
}
