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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A key pair on P-256 with its id. */
public record SigningKey(String id, ECPublicKey publicKey, PrivateKey privateKey) {
  private static final int COORDINATE_BYTES = 32;

  static SigningKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      return new SigningKey(
          UUID.randomUUID().toString(), (ECPublicKey) pair.getPublic(), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("P-256", e);
    }
  }

  static SigningKey open(SigningKeyRow row, Vault vault) {
    byte[] privateKey =
        vault.open(new Sealed(row.vaultKeyId, row.privateKeySealed), context(row.id));
    try {
      KeyFactory factory = KeyFactory.getInstance("EC");
      return new SigningKey(
          row.id,
          (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(row.publicKey)),
          factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing key " + row.id + " cannot be read", e);
    }
  }

  SigningKeyRow seal(Vault vault, Instant now) {
    SigningKeyRow row = new SigningKeyRow();
    row.id = id;
    row.publicKey = publicKey.getEncoded();
    Sealed sealed = vault.seal(privateKey.getEncoded(), context(id));
    row.privateKeySealed = sealed.bytes();
    row.vaultKeyId = sealed.keyId();
    row.createdAt = now;
    return row;
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
