package io.viginti.gateway.schema;

import io.smallrye.mutiny.Uni;
import io.viginti.catalog.ReadableObjects;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.gateway.loop.RequestLoop;
import io.viginti.gateway.sdl.StaticParts;
import io.viginti.platform.access.Roles;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.news.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * From a caller to the schema they have just now: that of their workspace, without the objects that
 * their role may not read.
 */
@ApplicationScoped
public class CallerSchemas {
  private static final Logger LOG = Logger.getLogger(CallerSchemas.class);

  /** News {@code shape:<workspace>:<hash>}. */
  private static final String SHAPE_TO_COME = "shape:";

  private final StaticParts parts;
  private final MergedSchemas schemas;
  private final SchemaVersions versions;
  private final Roles roles;

  CallerSchemas(
      StaticParts parts, MergedSchemas schemas, SchemaVersions versions, Roles roles, News news) {
    this.roles = roles;
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
          .find(parts.current(), workspaceAndHash[1], ReadableObjects.ALL)
          .subscribe()
          .with(built -> {}, failure -> LOG.debugf("event=schema-not-prepared %s", failure));
    }
  }

  /**
   * The schema as the news has it.
   *
   * @param caller null without one
   */
  public Uni<CallerSchema> find(@Nullable Caller caller) {
    UUID workspaceId = workspaceOf(caller);
    if (caller == null || workspaceId == null) {
      return schemas
          .find(parts.current(), null, ReadableObjects.ALL)
          .map(schema -> new CallerSchema(schema, null));
    }
    return versions.find(workspaceId).chain(version -> of(version, caller));
  }

  private static @Nullable UUID workspaceOf(@Nullable Caller caller) {
    return caller == null ? null : caller.workspaceId();
  }

  /** The schema after asking the owner for the current version. */
  public Uni<CallerSchema> refresh(@Nullable Caller caller) {
    UUID workspaceId = workspaceOf(caller);
    if (workspaceId != null) {
      versions.forget(workspaceId);
    }
    return find(caller);
  }

  /** The objects that a caller may read under a version. */
  public Uni<ReadableObjects> readable(SchemaVersion version, Caller caller) {
    AccessRole known = roles.peek(version, caller.roleId());
    return known != null
        ? Uni.createFrom().item(ReadableObjects.of(known))
        : roles
            .require(version, caller.roleId())
            .map(ReadableObjects::of)
            .emitOn(RequestLoop.current());
  }

  private Uni<CallerSchema> of(SchemaVersion version, Caller caller) {
    return readable(version, caller)
        .chain(readable -> schemas.find(parts.current(), version.shapeHash(), readable))
        .map(schema -> new CallerSchema(schema, version));
  }
}
