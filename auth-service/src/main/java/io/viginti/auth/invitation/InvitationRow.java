package io.viginti.auth.invitation;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code invitations}. */
@Entity
@Table(name = "invitations")
public class InvitationRow extends PanacheEntityBase {
  @Id public UUID id;
  @Column public UUID workspaceId;
  @Column public String email;
  @Column public UUID roleId;
  @Column public String tokenHash;
  @Column public UUID invitedBy;
  @Column public Instant createdAt;
  @Column public Instant expiresAt;
}
