package io.viginti.auth.workspace;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code workspaces}. */
@Entity
@Table(name = "workspaces")
public class WorkspaceRow extends PanacheEntityBase {
  @Id public UUID id;
  @Column public String name;
  @Column public String subdomain;
  @Column public @Nullable String logoUrl;

  @Column
  @Enumerated(EnumType.STRING)
  public WorkspaceStatus status;

  @Column
  @Enumerated(EnumType.STRING)
  public CreationStep creationStep;

  @Column public Instant creationTakenUntil;
  @Column public int creationFailures;

  /** The user who made it; null of one that was made before this was kept. */
  @Column public @Nullable UUID createdBy;

  /** Whether users other than its maker have to verify their address before they enter. */
  @Column public boolean isVerificationRequired;

  /** Of a DELETED one: until then it can be restored. */
  @Column public @Nullable Instant purgeAfter;

  /** When every owner was told to purge it; it cannot be restored any more. */
  @Column public @Nullable Instant purgedAt;

  @Column public Instant createdAt;
  @Column public Instant updatedAt;

  public boolean isActive() {
    return status == WorkspaceStatus.ACTIVE;
  }
}
