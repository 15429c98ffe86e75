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
  @Column public Instant createdAt;
  @Column public Instant updatedAt;

  public boolean isActive() {
    return status == WorkspaceStatus.ACTIVE;
  }
}
