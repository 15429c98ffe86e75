package io.viginti.metadata.placement;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code data_source}: where a workspace's records live. */
@Entity
@Table(name = "data_source")
public class DataSourceRow extends PanacheEntityBase {
  @Id public UUID workspaceId;
  @Column public String cluster;

  /** Version of the standard definition that the workspace follows. */
  @Column public int standardVersion;

  @Column public Instant createdAt;
}
