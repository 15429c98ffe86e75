package io.viginti.metadata.publish;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code schema_version}: the published pointer of a workspace. */
@Entity
@Table(name = "schema_version")
public class VersionRow extends PanacheEntityBase {
  @Id public UUID workspaceId;
  @Column public int version;
  @Column public String shapeHash;
  @Column public String accessHash;
  @Column public Instant publishedAt;
}
