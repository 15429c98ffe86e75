package io.viginti.auth.session;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.viginti.platform.caller.Client;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code sessions}. */
@Entity
@Table(name = "sessions")
public class SessionRow extends PanacheEntityBase {
  /** The {@code sid} of its access tokens. */
  @Id public UUID id;

  @Column public UUID userId;

  /** The workspace it was opened for; its tokens name it while it can be entered. */
  @Column public @Nullable UUID workspaceId;

  @Column public Instant createdAt;
  @Column public Instant expiresAt;

  /** When its tokens were last renewed. */
  @Column public Instant lastUsedAt;

  /** From where they were; null when that is not known. */
  @Column public @Nullable String address;

  @Column public @Nullable String userAgent;
  @Column public @Nullable Instant revokedAt;

  /** Its tokens are made. */
  void use(Instant now, @Nullable Client client) {
    lastUsedAt = now;
    if (client != null) {
      address = client.address().getHostAddress();
      userAgent = client.agent();
    }
  }

  public boolean isLive(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }
}
