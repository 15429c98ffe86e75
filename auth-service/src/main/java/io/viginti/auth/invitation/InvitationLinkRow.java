package io.viginti.auth.invitation;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code invite_links}. */
@Entity
@Table(name = "invite_links")
public class InvitationLinkRow extends PanacheEntityBase {
  @Id public UUID workspaceId;
  @Column public UUID roleId;
  @Column public String tokenHash;
  @Column public byte[] tokenSealed;
  @Column public String vaultKeyId;
  @Column public UUID createdBy;
  @Column public Instant createdAt;
  @Column public @Nullable Instant expiresAt;

  boolean isGood(Instant now) {
    Instant end = expiresAt;
    return end == null || now.isBefore(end);
  }
}
