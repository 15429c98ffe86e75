package io.viginti.data.file.storage;

import java.util.UUID;

/**
 * Address of an object: of a file there may be several for a while, each under the hash of its
 * content, when an upload is repeated.
 *
 * @param sha256 in hex
 */
public record FileKey(UUID workspace, UUID file, String sha256) {
  public FileKey {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no SHA-256: " + sha256);
    }
  }
}
