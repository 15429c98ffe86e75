package io.viginti.gateway.schema;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.gateway.sdl.StaticParts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From a caller's workspace to the schema it has just now. */
@ApplicationScoped
public class CallerSchemas {
  private final StaticParts parts;
  private final MergedSchemas schemas;
  private final SchemaVersions versions;

  CallerSchemas(StaticParts parts, MergedSchemas schemas, SchemaVersions versions) {
    this.parts = parts;
    this.schemas = schemas;
    this.versions = versions;
  }

  /** The schema as the news has it. */
  public Uni<CallerSchema> find(@Nullable UUID workspaceId) {
    if (workspaceId == null) {
      return schemas.find(parts.current(), null).map(schema -> new CallerSchema(schema, null));
    }
    return versions.find(workspaceId).chain(this::of);
  }

  /** The schema after asking the owner for the current version. */
  public Uni<CallerSchema> refresh(@Nullable UUID workspaceId) {
    if (workspaceId != null) {
      versions.forget(workspaceId);
    }
    return find(workspaceId);
  }

  private Uni<CallerSchema> of(SchemaVersion version) {
    return schemas
        .find(parts.current(), version.shapeHash())
        .map(schema -> new CallerSchema(schema, version));
  }
}
