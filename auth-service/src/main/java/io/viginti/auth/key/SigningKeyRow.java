package io.viginti.auth.key;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code signing_keys}. */
@Entity
@Table(name = "signing_keys")
public class SigningKeyRow extends PanacheEntityBase {
  /** The {@code kid}. */
  @Id public String id;

  /** X.509 form. */
  @Column public byte[] publicKey;

  /** PKCS #8 form, sealed by the vault's key in the context of the id. */
  @Column public byte[] privateKeySealed;

  @Column public String vaultKeyId;
  @Column public Instant createdAt;
}
