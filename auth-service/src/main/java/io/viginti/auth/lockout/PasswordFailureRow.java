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
  /** {@code account:<SHA-256 of the e-mail address>} or {@code address:<network>}. */
  @Id public String subject;

  @Column public int failures;
  @Column public Instant lastAt;
  @Column public Instant easedAt;

  Failures failures() {
    return new Failures(failures, lastAt, easedAt);
  }

  void set(Failures now) {
    failures = now.count();
    lastAt = now.lastAt();
    easedAt = now.easedAt();
  }
}
