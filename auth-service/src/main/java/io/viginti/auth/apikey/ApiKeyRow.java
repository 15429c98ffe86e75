package io.viginti.auth.apikey;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_keys}. The token is not kept: it is signed, not looked up. */
@Entity
@Table(name = "api_keys")
public class ApiKeyRow extends PanacheEntityBase {
  @Id public UUID id;
  @Column public UUID workspaceId;
  @Column public String name;
  @Column public UUID roleId;

  /** The user or API key that made it. */
  @Column public UUID createdBy;

  /** The key that signed its token, which stays published as long as this one is good. */
  @Column public @Nullable String signingKeyId;

  @Column public Instant createdAt;
  @Column public @Nullable Instant expiresAt;
  @Column public @Nullable Instant revokedAt;

  /** When a gateway last saw it, to the minute. */
  @Column public @Nullable Instant lastUsedAt;

  /** Whether it may be used. */
  public boolean isGood(Instant now) {
    Instant end = expiresAt;
    return revokedAt == null && (end == null || now.isBefore(end));
  }
}
