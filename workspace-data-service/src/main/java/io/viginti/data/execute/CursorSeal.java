package io.viginti.data.execute;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.value.JsonText;
import io.viginti.data.sql.Cursor;
import io.viginti.data.sql.CursorForm;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Cursors as clients hold them: base64url of a format byte, the schema version, a seal (the first
 * 16 bytes of HMAC-SHA-256) and the values as a JSON list. The seal covers workspace, list and
 * order besides, so a cursor is good in the list it was made for and nowhere else.
 *
 * <p>One request's; not safe for threads.
 */
public final class CursorSeal {
  /** A cursor is good in the version it was made in and in the next one. */
  private static final int VERSIONS_OUTLIVED = 2;

  private static final String ALGORITHM = "HmacSHA256";
  private static final byte FORMAT = 1;
  private static final int SEAL_BYTES = 16;
  private static final int HEAD_BYTES = 1 + Integer.BYTES;

  private final byte[] key;
  private final UUID workspace;
  private final int schemaVersion;
  private @Nullable Mac mac;

  /**
   * @param key the same on every instance
   * @param schemaVersion the one the request runs under
   */
  public CursorSeal(byte[] key, UUID workspace, int schemaVersion) {
    this.key = key.clone();
    this.workspace = workspace;
    this.schemaVersion = schemaVersion;
  }

  /** A key for cursors from a secret that has other uses. */
  public static byte[] keyFrom(String secret) {
    return mac(secret.getBytes(StandardCharsets.UTF_8))
        .doFinal("cursors of connections".getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * @param values a JSON list, in the order of the form's keys
   */
  String seal(CursorForm form, byte[] values) {
    ByteBuffer cursor = ByteBuffer.allocate(HEAD_BYTES + SEAL_BYTES + values.length);
    cursor.put(FORMAT).putInt(schemaVersion).put(sealOf(form, schemaVersion, values)).put(values);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
  }

  /**
   * @param argument that the cursor was given for
   * @throws VigintiException BAD_USER_INPUT when it is not of this list; SCHEMA_CHANGED when it is
   *     too old
   */
  Cursor open(CursorForm form, String cursor, String argument) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      throw notOfThisList(argument);
    }
    if (bytes.length <= HEAD_BYTES + SEAL_BYTES || bytes[0] != FORMAT) {
      throw notOfThisList(argument);
    }
    int version = ByteBuffer.wrap(bytes).getInt(1);
    byte[] seal = Arrays.copyOfRange(bytes, HEAD_BYTES, HEAD_BYTES + SEAL_BYTES);
    byte[] values = Arrays.copyOfRange(bytes, HEAD_BYTES + SEAL_BYTES, bytes.length);
    if (!MessageDigest.isEqual(seal, sealOf(form, version, values))) {
      throw notOfThisList(argument);
    }
    if (schemaVersion - version >= VERSIONS_OUTLIVED) {
      throw VigintiException.of(
          ErrorCode.SCHEMA_CHANGED,
          "The schema changed since this cursor was given; start from the first page");
    }
    return read(form, JsonText.parse(new String(values, StandardCharsets.UTF_8)), argument);
  }

  private static Cursor read(CursorForm form, JsonNode values, String argument) {
    List<@Nullable Object> read = new ArrayList<>();
    for (int i = 0; i < form.keys().size(); i++) {
      CursorForm.Key key = form.keys().get(i);
      JsonNode value = values.path(i);
      boolean isGone = !key.options().isEmpty() && !key.options().contains(value.asText());
      if (value.isNull() || isGone) {
        read.add(null);
        continue;
      }
      Object stored = key.scalar().read(value, EnumType.NONE).value();
      if (stored == null) {
        throw notOfThisList(argument);
      }
      read.add(stored);
    }
    return new Cursor(read);
  }

  private byte[] sealOf(CursorForm form, int version, byte[] values) {
    Mac hash = mac == null ? mac(key) : mac;
    mac = hash;
    hash.update(
        ByteBuffer.allocate(1 + 2 * Long.BYTES + Integer.BYTES)
            .put(FORMAT)
            .putLong(workspace.getMostSignificantBits())
            .putLong(workspace.getLeastSignificantBits())
            .putInt(version)
            .array());
    byte[] list = form.list().getBytes(StandardCharsets.UTF_8);
    hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(list.length).array());
    hash.update(list);
    return Arrays.copyOf(hash.doFinal(values), SEAL_BYTES);
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static VigintiException notOfThisList(String argument) {
    return VigintiException.badInput(
        "The cursor in %s is none of this list in this order".formatted(argument));
  }
}
