package io.viginti.metadata.publish;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code access_document}: the canonical bytes under their hash. */
@Entity
@Table(name = "access_document")
public class AccessDocumentRow extends PanacheEntityBase {
  @Id public String hash;
  @Column public byte[] bytes;
}
