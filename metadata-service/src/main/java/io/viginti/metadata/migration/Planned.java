package io.viginti.metadata.migration;

import io.viginti.catalog.ShapeHash;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.plan.MigrationPlan;
import io.viginti.metadata.plan.NameChanges;
import io.viginti.metadata.plan.OptionMoves;
import io.viginti.metadata.plan.ShapeOf;
import java.util.List;

/**
 * All that follows from two models, as it is stored.
 *
 * @param expand the expansion's actions
 * @param expandJson the same as JSON
 * @param contractJson the contraction's actions as JSON
 * @param namesJson what records name and is renamed or removed, as JSON
 */
public record Planned(
    List<MigrationAction> expand,
    String expandJson,
    String contractJson,
    String namesJson,
    String shapeHash,
    byte[] shapeBytes) {

  public static Planned between(MetadataModel before, MetadataModel after, OptionMoves moves) {
    return of(MigrationPlan.between(before, after, moves), before, after);
  }

  /** For a workspace that follows an older version of the standard. */
  public static Planned upgrade(MetadataModel before, MetadataModel after) {
    return of(MigrationPlan.upgrade(before, after), before, after);
  }

  private static Planned of(MigrationPlan plan, MetadataModel before, MetadataModel after) {
    byte[] bytes = ShapeHash.bytes(ShapeOf.model(after));
    return new Planned(
        plan.expand(),
        MigrationRow.write(plan.expand()),
        MigrationRow.write(plan.contract()),
        MigrationRow.writeNames(NameChanges.between(before, after)),
        ShapeHash.of(bytes),
        bytes);
  }
}
