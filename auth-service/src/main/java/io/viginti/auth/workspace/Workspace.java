package io.viginti.auth.workspace;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A workspace as the API shows it; {@code schemaVersion} is asked of metadata-service. */
@Type("Workspace")
public record Workspace(
    @Id @NonNull UUID id,
    @NonNull String name,
    @NonNull String subdomain,
    @Nullable String logoUrl,
    @NonNull WorkspaceStatus status,
    @Name("isVerificationRequired") boolean isVerificationRequired,
    @NonNull Instant createdAt) {

  public static Workspace of(WorkspaceRow row) {
    return new Workspace(
        row.id,
        row.name,
        row.subdomain,
        row.logoUrl,
        row.status,
        row.isVerificationRequired,
        row.createdAt);
  }
}
