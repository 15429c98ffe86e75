package io.viginti.data.file;

import java.nio.file.Path;

/**
 * A whole upload in its staging file.
 *
 * @param sha256 in hex
 */
record ReceivedBytes(Path path, long size, String sha256) {}
