package io.viginti.data.file.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;

/** The bytes of all files. Everything here may be repeated. */
public sealed interface FileStorage permits DirectoryStorage, BucketStorage {
  /** Where an upload is written before it is put; on this machine. */
  Path staging();

  /** Stores a whole file from {@link #staging()}, which may be gone afterwards. */
  void put(FileKey key, Path staged) throws IOException;

  /**
   * Opens a part of an object; the caller closes it.
   *
   * @throws java.nio.file.NoSuchFileException when it is not there
   */
  InputStream open(FileKey key, long from, long length) throws IOException;

  void remove(FileKey key) throws IOException;

  /** Removes every object of a file. */
  void removeFile(UUID workspace, UUID file) throws IOException;

  void removeWorkspace(UUID workspace) throws IOException;
}
