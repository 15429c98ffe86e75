package io.viginti.auth.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash as it is stored: {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>} (the PHC
 * string format, base64 without padding).
 */
@SuppressWarnings("ArrayRecordComponent") // compared only by matches(), in constant time
public record PasswordHash(Cost cost, byte[] salt, byte[] hash) {
  private static final int HASH_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,4}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  /**
   * How dear a guess is.
   *
   * @param memoryKib memory of one hash in KiB
   * @param iterations passes over that memory
   * @param parallelism lanes
   */
  public record Cost(int memoryKib, int iterations, int parallelism) {
    public Cost {
      if (parallelism < 1 || iterations < 1 || memoryKib < 8 * parallelism) {
        throw new IllegalArgumentException(
            "Argon2 needs parallelism >= 1, iterations >= 1 and 8 KiB a lane, not p="
                + parallelism
                + " t="
                + iterations
                + " m="
                + memoryKib);
      }
    }
  }

  /** Computes the hash of {@code password}; slow by intention. */
  public static PasswordHash of(String password, byte[] salt, Cost cost) {
    return new PasswordHash(cost, salt, compute(password, salt, cost, HASH_BYTES));
  }

  /** Reads the stored form; throws IllegalArgumentException for anything else. */
  public static PasswordHash parse(String stored) {
    Matcher m = FORM.matcher(stored);
    if (!m.matches()) {
      throw new IllegalArgumentException("not an Argon2id hash in PHC form");
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return new PasswordHash(
        new Cost(
            Integer.parseInt(m.group(1)),
            Integer.parseInt(m.group(2)),
            Integer.parseInt(m.group(3))),
        base64.decode(m.group(4)),
        base64.decode(m.group(5)));
  }

  /** Whether {@code password} has this hash; as slow as {@link #of}, in constant time. */
  public boolean matches(String password) {
    return MessageDigest.isEqual(hash, compute(password, salt, cost, hash.length));
  }

  /** The stored form. */
  public String stored() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + cost.memoryKib()
        + ",t="
        + cost.iterations()
        + ",p="
        + cost.parallelism()
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  /** Says nothing of the hash, so that it cannot end up in a log. */
  @Override
  public String toString() {
    return "PasswordHash[" + cost + "]";
  }

  private static byte[] compute(String password, byte[] salt, Cost cost, int bytes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.parallelism())
            .withSalt(salt)
            .build());
    byte[] out = new byte[bytes];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), out);
    return out;
  }
}
