package io.viginti.data.file;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file as far as it has come.
 *
 * @param announcedSize bytes that were announced; null when none were
 * @param stored null before the upload
 */
record UploadedFile(
    UUID id, String name, @Nullable Long announcedSize, @Nullable StoredFile stored) {}
