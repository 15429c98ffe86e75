package io.viginti.auth.key;

import io.viginti.platform.vault.Sealed;
import io.viginti.platform.vault.Vault;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key pair on P-256 with its id.
 *
 * @param privateKey null when it signs no more: tokens are still verified with the public part
 * @param signsFrom when it takes the place of the one before
 */
public record SigningKey(
    String id, ECPublicKey publicKey, @Nullable PrivateKey privateKey, Instant signsFrom) {
  private static final int COORDINATE_BYTES = 32;

  static SigningKey generate(Instant signsFrom) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      return new SigningKey(
          UUID.randomUUID().toString(),
          (ECPublicKey) pair.getPublic(),
          pair.getPrivate(),
          signsFrom.truncatedTo(ChronoUnit.MICROS));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("P-256", e);
    }
  }

  static SigningKey open(SigningKeyRow row, Vault vault) {
    String vaultKeyId = row.vaultKeyId;
    byte[] sealed = row.privateKeySealed;
    byte[] privateKey =
        vaultKeyId == null || sealed == null
            ? null
            : vault.open(new Sealed(vaultKeyId, sealed), context(row.id));
    try {
      KeyFactory factory = KeyFactory.getInstance("EC");
      return new SigningKey(
          row.id,
          (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(row.publicKey)),
          privateKey == null ? null : factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
          row.signsFrom);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing key " + row.id + " cannot be read", e);
    }
  }

  SigningKeyRow seal(Vault vault, Instant now) {
    SigningKeyRow row = new SigningKeyRow();
    row.id = id;
    row.publicKey = publicKey.getEncoded();
    Sealed sealed = vault.seal(requirePrivate().getEncoded(), context(id));
    row.privateKeySealed = sealed.bytes();
    row.vaultKeyId = sealed.keyId();
    row.createdAt = now;
    row.signsFrom = signsFrom;
    return row;
  }

  SigningKey from(Instant turn) {
    return new SigningKey(id, publicKey, privateKey, turn);
  }

  /** The part that signs; of a key that may. */
  public PrivateKey requirePrivate() {
    return Objects.requireNonNull(privateKey, () -> "signing key " + id + " signs no more");
  }

  /** The public part as a JWK (RFC 7518, 6.2.1). */
  Map<String, String> jwk() {
    Map<String, String> jwk = new LinkedHashMap<>();
    jwk.put("kty", "EC");
    jwk.put("crv", "P-256");
    jwk.put("use", "sig");
    jwk.put("alg", "ES256");
    jwk.put("kid", id);
    jwk.put("x", coordinate(publicKey.getW().getAffineX()));
    jwk.put("y", coordinate(publicKey.getW().getAffineY()));
    return jwk;
  }

  /** Says nothing of the private part. */
  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }

  static byte[] context(String id) {
    return ("signing-key:" + id).getBytes(StandardCharsets.UTF_8);
  }

  private static String coordinate(BigInteger value) {
    byte[] raw = value.toByteArray();
    byte[] fixed = new byte[COORDINATE_BYTES];
    int length = Math.min(raw.length, COORDINATE_BYTES);
    System.arraycopy(raw, raw.length - length, fixed, COORDINATE_BYTES - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }
}
