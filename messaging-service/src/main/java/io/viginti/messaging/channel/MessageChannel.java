package io.viginti.messaging.channel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of {@code message_channel}. */
@Entity
@Table(name = "message_channel")
class MessageChannel {
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
