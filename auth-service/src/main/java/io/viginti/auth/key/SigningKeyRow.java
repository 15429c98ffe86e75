package io.viginti.auth.key;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code signing_keys}. */
@Entity
@Table(name = "signing_keys")
public class SigningKeyRow extends PanacheEntityBase {
  /** The {@code kid}. */
  @Id public String id;

  /** X.509 form. */
  @Column public byte[] publicKey;

  /**
   * PKCS #8 form, sealed by the vault's key in the context of the id; null when it signs no more.
   */
  @Column public byte @Nullable [] privateKeySealed;

  @Column public @Nullable String vaultKeyId;
  @Column public Instant createdAt;

  /** When it takes the place of the one before. */
  @Column public Instant signsFrom;
}
