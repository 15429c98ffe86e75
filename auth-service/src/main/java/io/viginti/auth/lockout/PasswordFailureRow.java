package io.viginti.auth.lockout;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code password_failures}. */
@Entity
@Table(name = "password_failures")
public class PasswordFailureRow extends PanacheEntityBase {
  /** {@code account:<SHA-256 of the address>}. */
  @Id public String subject;

  @Column public int failures;
  @Column public Instant lastAt;
}
