package io.viginti.auth.session;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code refresh_tokens}. */
@Entity
@Table(name = "refresh_tokens")
public class RefreshTokenRow extends PanacheEntityBase {
  /** {@link RefreshToken#hash()}. */
  @Id public String hash;

  @Column public UUID sessionId;
  @Column public Instant createdAt;
  @Column public @Nullable Instant rotatedAt;
  @Column public @Nullable String successorHash;
  @Column public byte @Nullable [] successorSealed;

  /** Its rotation; null while it is the newest of its family. */
  RefreshTokenState.@Nullable Rotation rotation() {
    Instant at = rotatedAt;
    String next = successorHash;
    byte[] sealed = successorSealed;
    return at == null || next == null || sealed == null
        ? null
        : new RefreshTokenState.Rotation(at, next, sealed);
  }

  void rotate(RefreshTokenState.Rotation rotation) {
    rotatedAt = rotation.at();
    successorHash = rotation.successorHash();
    successorSealed = rotation.successorSealed();
  }
}
