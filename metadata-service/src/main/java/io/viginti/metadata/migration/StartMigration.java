package io.viginti.metadata.migration;

import io.smallrye.mutiny.Uni;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.metadata.row.ModelStore;
import io.viginti.metadata.row.RowJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes the rows of a change and its migration; within a transaction that holds the lock. */
@ApplicationScoped
public class StartMigration {
  private final ModelStore models;
  private final MigrationStore migrations;
  private final PublishedStore published;
  private final MigrationConfig config;

  StartMigration(
      ModelStore models,
      MigrationStore migrations,
      PublishedStore published,
      MigrationConfig config) {
    this.models = models;
    this.migrations = migrations;
    this.published = published;
    this.config = config;
  }

  /**
   * @param version the one after the published version
   * @param needsDefaults whether default views are to be made once it is published
   */
  public Uni<MigrationRow> start(
      UUID workspaceId,
      MetadataModel before,
      MetadataModel after,
      Planned planned,
      int version,
      boolean needsDefaults) {
    List<ObjectModel> gone = changed(before, after);
    List<ObjectModel> come = changed(after, before);
    List<UUID> replaced =
        Stream.concat(gone.stream(), come.stream()).map(ObjectModel::id).distinct().toList();
    Instant now = Clock.systemUTC().instant();
    MigrationRow row = new MigrationRow();
    row.id = UUID.randomUUID();
    row.workspaceId = workspaceId;
    row.version = version;
    row.state = MigrationState.PENDING;
    row.expand = planned.expandJson();
    row.contract = planned.contractJson();
    row.names = planned.namesJson();
    row.before =
        RowJson.write(new MigrationRow.Before(replaced, ModelStore.rows(workspaceId, gone)));
    row.changedObjects = RowJson.write(names(gone, come));
    row.shapeHash = planned.shapeHash();
    row.needsDefaults = needsDefaults;
    row.leaseUntil = now.plus(config.lease());
    row.createdAt = now;
    return models
        .replace(workspaceId, replaced, ModelStore.rows(workspaceId, come))
        .chain(() -> published.addShape(planned.shapeHash(), planned.shapeBytes()))
        .chain(() -> migrations.persistAndFlush(row));
  }

  /** Writes a change of what only people read: it needs no version. */
  Uni<Void> writeOnly(UUID workspaceId, MetadataModel before, MetadataModel after) {
    List<ObjectModel> come = changed(after, before);
    return models.replace(
        workspaceId,
        come.stream().map(ObjectModel::id).toList(),
        ModelStore.rows(workspaceId, come));
  }

  /** The objects of {@code one} that are not the same in {@code other}. */
  private static List<ObjectModel> changed(MetadataModel one, MetadataModel other) {
    return one.objects().stream()
        .filter(object -> !other.findObject(object.id()).map(object::equals).orElse(false))
        .toList();
  }

  private static Set<String> names(List<ObjectModel> gone, List<ObjectModel> come) {
    Set<String> names = new TreeSet<>();
    gone.forEach(object -> names.add(object.nameSingular()));
    come.forEach(object -> names.add(object.nameSingular()));
    return names;
  }
}
