package io.viginti.platform.access;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.shape.SchemaVersion;
import java.util.UUID;

/**
 * Where versions and access documents come from. metadata-service replaces it by its own tables.
 */
public interface AccessSource {
  /** NOT_FOUND for a workspace that has no version. */
  Uni<SchemaVersion> version(UUID workspaceId);

  /** The document as JSON; NOT_FOUND when there is none of this hash. */
  Uni<byte[]> document(String hash);
}
