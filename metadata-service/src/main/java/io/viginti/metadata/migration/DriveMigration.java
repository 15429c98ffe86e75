package io.viginti.metadata.migration;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.viginti.contracts.event.Topics;
import io.viginti.contracts.mesh.WorkspaceRequest;
import io.viginti.contracts.migration.ContractRequest;
import io.viginti.contracts.migration.ExpandRequest;
import io.viginti.contracts.migration.NameChange;
import io.viginti.contracts.migration.NamesRequest;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.metadata.placement.DataSourceRow;
import io.viginti.metadata.placement.PlacementStore;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.metadata.publish.ShapeCache;
import io.viginti.metadata.row.ModelStore;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.event.Outbox;
import io.viginti.platform.mesh.MeshCall;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import io.viginti.platform.news.News;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Carries a migration from whatever state it is in to the next, and on. */
@ApplicationScoped
public class DriveMigration {
  private static final Logger LOG = Logger.getLogger(DriveMigration.class);
  private static final String AS_IT_WAS = "The change was refused: ";

  private final Transactions transactions;
  private final MigrationStore migrations;
  private final ModelStore models;
  private final PublishedStore published;
  private final PublishAccess publishAccess;
  private final PlacementStore placement;
  private final ShapeCache shapes;
  private final Outbox outbox;
  private final News news;
  private final MeshClient mesh;
  private final Leases leases;
  private final MigrationConfig config;

  DriveMigration(
      Transactions transactions,
      MigrationStore migrations,
      ModelStore models,
      PublishedStore published,
      PublishAccess publishAccess,
      PlacementStore placement,
      ShapeCache shapes,
      Outbox outbox,
      News news,
      MeshClient mesh,
      Leases leases,
      MigrationConfig config) {
    this.transactions = transactions;
    this.migrations = migrations;
    this.models = models;
    this.published = published;
    this.publishAccess = publishAccess;
    this.placement = placement;
    this.shapes = shapes;
    this.outbox = outbox;
    this.news = news;
    this.mesh = mesh;
    this.leases = leases;
    this.config = config;
  }

  /**
   * Publishes the migration and tells of it.
   *
   * @return fails with the refusal when the change was refused and taken back, with UNAVAILABLE
   *     when it cannot go on now
   */
  public Uni<Void> drive(UUID id) {
    return leases.holding(id, () -> load(id).chain(this::driveOn));
  }

  /** A migration and where its workspace lives. */
  private record Loaded(MigrationRow row, String cluster) {}

  private Uni<Void> driveOn(Loaded loaded) {
    MigrationRow row = loaded.row();
    return switch (row.state) {
      case PENDING -> expand(loaded).chain(() -> finish(loaded));
      case EXPANDED -> finish(loaded);
      case PUBLISHED, CONTRACTED -> row.isTold ? Uni.createFrom().voidItem() : tell(row);
      case FAILED -> Uni.createFrom().failure(VigintiException.conflict(AS_IT_WAS + row.error));
    };
  }

  private Uni<Void> finish(Loaded loaded) {
    return rename(loaded.row()).chain(() -> publish(loaded)).chain(() -> tell(loaded.row()));
  }

  private Uni<Loaded> load(UUID id) {
    return transactions.inSession(
        () ->
            migrations
                .findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> VigintiException.notFound("Workspace"))
                .chain(row -> placement.find(row.workspaceId).map(place -> loaded(row, place))));
  }

  private static Loaded loaded(MigrationRow row, Optional<DataSourceRow> place) {
    return new Loaded(
        row,
        place
            .map(source -> source.cluster)
            .orElseThrow(() -> VigintiException.notFound("Workspace")));
  }

  /**
   * The state EXPANDED is noted only where something takes its time before the publication: a
   * repeated expansion does nothing, and each note is a transaction to wait for.
   */
  private Uni<Void> expand(Loaded loaded) {
    MigrationRow row = loaded.row();
    Uni<Void> expanded =
        row.touchesTables()
            ? post(
                row,
                "expand",
                new ExpandRequest(row.version, loaded.cluster(), row.expandActions()))
            : Uni.createFrom().voidItem();
    return expanded
        .onFailure()
        .recoverWithUni(failure -> expansionFailed(row, failure))
        .chain(
            () ->
                row.nameChanges().isEmpty()
                    ? Uni.createFrom().voidItem()
                    : move(row.id, MigrationState.PENDING, MigrationState.EXPANDED));
  }

  private Uni<Void> post(MigrationRow row, String path, Object body) {
    return mesh.call(
        MeshService.WORKSPACE_DATA,
        HttpMethod.POST,
        "/internal/workspaces/" + row.workspaceId + "/" + path,
        body,
        Void.class,
        MeshCall.PLAIN.withTimeout(config.expandTime()));
  }

  /** Only an answer is a refusal; a call that came to nothing may have run, and is repeated. */
  private Uni<Void> expansionFailed(MigrationRow row, Throwable failure) {
    boolean isUnexplained =
        failure instanceof VigintiException problem && problem.code() == ErrorCode.INTERNAL;
    boolean isLastAttempt = isUnexplained && row.attempts + 1 >= config.attempts();
    if (failure instanceof VigintiException problem
        && (Refusal.isFinal(failure) || isLastAttempt)) {
      VigintiException refusal = Refusal.explain(row.expandActions(), problem);
      return takeBack(row, refusal).chain(() -> Uni.createFrom().failure(refusal));
    }
    Uni<Void> failed = Uni.createFrom().failure(failure);
    return isUnexplained
        ? transactions.inTransaction(() -> migrations.countAttempt(row.id)).chain(() -> failed)
        : failed;
  }

  private Uni<Void> takeBack(MigrationRow row, VigintiException refusal) {
    LOG.infof(
        "event=migration-refused workspace=%s version=%d reason=%s",
        row.workspaceId, row.version, refusal.getMessage());
    return transactions.inTransaction(
        () ->
            migrations
                .lock(row.workspaceId)
                .chain(() -> migrations.lockIn(row.id, MigrationState.PENDING))
                .chain(
                    found -> {
                      if (found.isEmpty()) {
                        return Uni.createFrom().voidItem();
                      }
                      MigrationRow locked = found.get();
                      locked.state = MigrationState.FAILED;
                      locked.isTold = true;
                      locked.error = String.valueOf(refusal.getMessage());
                      MigrationRow.Before before = locked.beforeImage();
                      return models.replace(locked.workspaceId, before.replaced(), before.rows());
                    }));
  }

  private Uni<Void> move(UUID id, MigrationState from, MigrationState to) {
    return transactions.inTransaction(
        () ->
            migrations
                .update("state = ?1, attempts = 0 where id = ?2 and state = ?3", to, id, from)
                .replaceWithVoid());
  }

  /**
   * Records follow the names while the next change still has to wait, so a repeat cannot meet
   * something new under an old name.
   */
  private Uni<Void> rename(MigrationRow row) {
    List<NameChange> changes = row.nameChanges();
    return changes.isEmpty()
        ? Uni.createFrom().voidItem()
        : post(row, "names", new NamesRequest(changes));
  }

  private Uni<Void> publish(Loaded loaded) {
    MigrationRow row = loaded.row();
    return transactions
        .inSession(() -> published.findShape(row.shapeHash))
        .chain(bytes -> shapes.put(row.shapeHash, bytes.orElseThrow()))
        .chain(
            () ->
                transactions.inTransaction(
                    () ->
                        migrations
                            .lock(row.workspaceId)
                            .chain(
                                () ->
                                    migrations.lockIn(
                                        row.id, MigrationState.PENDING, MigrationState.EXPANDED))
                            .chain(found -> publish(found, loaded.cluster()))));
  }

  private Uni<Void> publish(Optional<MigrationRow> found, String cluster) {
    if (found.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    MigrationRow row = found.get();
    Instant now = Clock.systemUTC().instant();
    boolean isDone = row.contract.equals("[]");
    row.state = isDone ? MigrationState.CONTRACTED : MigrationState.PUBLISHED;
    row.publishedAt = now;
    row.contractAfter = isDone ? null : now.plus(config.grace());
    return publishAccess
        .write(row.workspaceId)
        .chain(access -> point(row, access, cluster, now))
        .chain(() -> migrations.withdraw(row))
        .chain(() -> models.markIndexesReady(row.workspaceId));
  }

  private Uni<Void> point(MigrationRow row, String accessHash, String cluster, Instant now) {
    SchemaVersion version =
        new SchemaVersion(row.workspaceId, row.version, row.shapeHash, accessHash, cluster);
    return published
        .point(row.workspaceId, row.version, row.shapeHash, accessHash, now)
        .chain(
            () ->
                outbox.add(
                    Topics.SCHEMA,
                    row.workspaceId.toString(),
                    outbox.event("schema.published", null, row.workspaceId, version)));
  }

  private Uni<Void> tell(MigrationRow row) {
    return news.announce("schema:" + row.workspaceId)
        .chain(() -> row.needsDefaults ? defaults(row.workspaceId) : Uni.createFrom().voidItem())
        .chain(() -> transactions.inTransaction(() -> migrations.markTold(row.id)));
  }

  private Uni<Void> defaults(UUID workspaceId) {
    return mesh.put(
        MeshService.WORKSPACE_DATA,
        "/internal/workspaces/" + workspaceId + "/defaults",
        new WorkspaceRequest(null),
        Void.class);
  }

  /** Removes what a published version no longer needs. */
  Uni<Void> contract(UUID id) {
    return leases.holding(
        id,
        () ->
            load(id)
                .chain(
                    loaded ->
                        post(
                            loaded.row(),
                            "contract",
                            new ContractRequest(
                                loaded.row().version,
                                loaded.cluster(),
                                loaded.row().contractActions())))
                .chain(() -> move(id, MigrationState.PUBLISHED, MigrationState.CONTRACTED)));
  }
}
