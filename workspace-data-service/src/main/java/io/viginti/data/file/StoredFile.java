package io.viginti.data.file;

import io.viginti.data.file.storage.FileKey;
import java.util.UUID;

/** A file that can be had. */
public record StoredFile(
    UUID workspace,
    UUID id,
    String name,
    long size,
    String sha256,
    String mediaType,
    String category,
    String extension) {
  FileKey key() {
    return new FileKey(workspace, id, sha256);
  }
}
