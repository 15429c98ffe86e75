package io.viginti.gateway.schema;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.gateway.sdl.StaticParts;
import io.viginti.platform.news.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** From a caller's workspace to the schema it has just now. */
@ApplicationScoped
public class CallerSchemas {
  private static final Logger LOG = Logger.getLogger(CallerSchemas.class);

  /** News {@code shape:<workspace>:<hash>}. */
  private static final String SHAPE_TO_COME = "shape:";

  private final StaticParts parts;
  private final MergedSchemas schemas;
  private final SchemaVersions versions;

  CallerSchemas(StaticParts parts, MergedSchemas schemas, SchemaVersions versions, News news) {
    this.parts = parts;
    this.schemas = schemas;
    this.versions = versions;
    news.onNews(SHAPE_TO_COME, this::prepare);
  }

  /** A change of a workspace in use is on its way: its schema is built meanwhile. */
  private void prepare(String subject) {
    String[] workspaceAndHash = subject.substring(SHAPE_TO_COME.length()).split(":", -1);
    if (versions.isKnown(UUID.fromString(workspaceAndHash[0]))) {
      schemas
          .find(parts.current(), workspaceAndHash[1])
          .subscribe()
          .with(built -> {}, failure -> LOG.debugf("event=schema-not-prepared %s", failure));
    }
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
