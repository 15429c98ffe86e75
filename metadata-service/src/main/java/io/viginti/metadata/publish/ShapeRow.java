package io.viginti.metadata.publish;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code shape}: the canonical bytes under their hash. */
@Entity
@Table(name = "shape")
public class ShapeRow extends PanacheEntityBase {
  @Id public String hash;
  @Column public byte[] bytes;
}
