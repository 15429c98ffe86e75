package io.viginti.metadata.migration;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.metadata.access.AccessOf;
import io.viginti.metadata.change.ApplyChange;
import io.viginti.metadata.change.Changed;
import io.viginti.metadata.change.ModelChange;
import io.viginti.metadata.change.TakenNames;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.metadata.row.ModelStore;
import io.viginti.metadata.row.RoleStore;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.news.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes a change of a workspace's metadata and answers when every instance has it. */
@ApplicationScoped
public class ChangeMetadata {
  private static final Logger LOG = Logger.getLogger(ChangeMetadata.class);

  private final Turns turns;
  private final MigrationStore migrations;
  private final ModelStore models;
  private final RoleStore roles;
  private final PublishedStore published;
  private final StartMigration startMigration;
  private final DriveMigration driveMigration;
  private final News news;
  private final MigrationConfig config;

  ChangeMetadata(
      Turns turns,
      MigrationStore migrations,
      ModelStore models,
      RoleStore roles,
      PublishedStore published,
      StartMigration startMigration,
      DriveMigration driveMigration,
      News news,
      MigrationConfig config) {
    this.turns = turns;
    this.migrations = migrations;
    this.models = models;
    this.roles = roles;
    this.published = published;
    this.startMigration = startMigration;
    this.driveMigration = driveMigration;
    this.news = news;
    this.config = config;
  }

  /**
   * The outcome.
   *
   * @param before the model as it was, for what was deleted
   * @param changed the model as it is
   */
  public record Outcome(MetadataModel before, Changed changed) {}

  /**
   * Begun: the rows are written.
   *
   * @param migrationId to be driven; null when the tables and the shape stay as they are
   * @param shapeHash of the shape to be
   */
  private record Begun(Outcome outcome, @Nullable UUID migrationId, String shapeHash) {}

  public Uni<Outcome> change(UUID workspaceId, ModelChange change) {
    return turns
        .take(workspaceId, () -> begin(workspaceId, change))
        .chain(
            begun -> {
              if (begun.migrationId() == null) {
                return Uni.createFrom().item(begun.outcome());
              }
              foretell(workspaceId, begun.shapeHash());
              return publish(begun.migrationId()).replaceWith(begun.outcome());
            });
  }

  /** Whoever builds something of the shape does so while the tables are changed. */
  private void foretell(UUID workspaceId, String shapeHash) {
    news.announce("shape:" + workspaceId + ":" + shapeHash)
        .subscribe()
        .with(told -> {}, failure -> LOG.debugf("event=not-foretold reason=%s", failure));
  }

  private Uni<Begun> begin(UUID workspaceId, ModelChange change) {
    return Uni.combine()
        .all()
        .unis(
            models.load(workspaceId),
            migrations.listToContract(workspaceId),
            published.find(workspaceId),
            roles.load(workspaceId))
        .usingConcurrencyOf(1)
        .asTuple()
        .chain(
            known -> {
              MetadataModel before = known.getItem1();
              int version =
                  known
                      .getItem3()
                      .orElseThrow(() -> VigintiException.notFound("Workspace"))
                      .version();
              Changed changed =
                  ApplyChange.to(before, change, TakenNames.of(before, waiting(known.getItem2())));
              AccessOf.requireRulesHold(known.getItem4(), before, changed.model());
              String shapeHash = known.getItem3().get().shapeHash();
              return write(workspaceId, before, changed, version, shapeHash, change);
            });
  }

  private Uni<Begun> write(
      UUID workspaceId,
      MetadataModel before,
      Changed changed,
      int version,
      String shapeHash,
      ModelChange change) {
    Outcome outcome = new Outcome(before, changed);
    Planned planned = Planned.between(before, changed.model(), changed.moves());
    boolean isOfLabels =
        planned.shapeHash().equals(shapeHash)
            && planned.expand().isEmpty()
            && planned.contractJson().equals("[]")
            && planned.namesJson().equals("[]");
    if (isOfLabels) {
      return startMigration
          .writeOnly(workspaceId, before, changed.model())
          .replaceWith(new Begun(outcome, null, shapeHash));
    }
    return startMigration
        .start(
            workspaceId,
            before,
            changed.model(),
            planned,
            version + 1,
            change instanceof ModelChange.CreateObject)
        .map(row -> new Begun(outcome, row.id, planned.shapeHash()));
  }

  private static List<MigrationAction> waiting(List<MigrationRow> rows) {
    return rows.stream().flatMap(row -> row.contractActions().stream()).toList();
  }

  /** Goes on trying while a part is away, as long as the caller may be kept waiting. */
  private Uni<Void> publish(UUID migrationId) {
    return driveMigration
        .drive(migrationId)
        .onFailure(failure -> !Refusal.isFinal(failure))
        .retry()
        .withBackOff(config.retryAfter(), Duration.ofSeconds(2))
        .expireIn(config.answerTime().toMillis())
        .onFailure(failure -> !(failure instanceof VigintiException))
        .transform(
            failure ->
                failure.getCause() instanceof VigintiException cause
                    ? cause
                    : VigintiException.unavailable("The workspace's database"));
  }
}
