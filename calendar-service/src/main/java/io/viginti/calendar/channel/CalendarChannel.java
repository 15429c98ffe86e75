package io.viginti.calendar.channel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of {@code calendar_channel}. */
@Entity
@Table(name = "calendar_channel")
class CalendarChannel {
  @Id UUID id;

  @Column(name = "workspace_id")
  UUID workspaceId;

  /** Of auth-service's vault. */
  @Column(name = "account_id")
  UUID accountId;

  /** The address or calendar, as the provider names it. */
  @Column String handle;

  @Column String visibility;

  @Column(name = "is_sync_enabled")
  boolean isSyncEnabled;

  @Column(name = "created_at")
  OffsetDateTime createdAt;
}
