package io.viginti.auth.proof;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code email_proofs}. */
@Entity
@Table(name = "email_proofs")
public class EmailProofRow extends PanacheEntityBase {
  @Id public String tokenHash;
  @Column public UUID userId;

  @Enumerated(EnumType.STRING)
  @Column
  public Purpose purpose;

  /** The mailbox the link was sent to. */
  @Column public String email;

  @Column public Instant createdAt;
  @Column public Instant expiresAt;
}
