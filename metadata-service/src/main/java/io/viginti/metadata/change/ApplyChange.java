package io.viginti.metadata.change;

import io.viginti.metadata.model.MetadataModel;

/** The one way from a model to the next. */
public final class ApplyChange {
  private ApplyChange() {}

  /**
   * @throws io.viginti.platform.error.VigintiException NOT_FOUND, FORBIDDEN for what is standard,
   *     or BAD_USER_INPUT with every problem
   */
  public static Changed to(MetadataModel model, ModelChange change, TakenNames taken) {
    return switch (change) {
      case ModelChange.CreateObject create -> ObjectChanges.create(model, create, taken);
      case ModelChange.UpdateObject update -> ObjectChanges.update(model, update);
      case ModelChange.DeleteObject delete -> ObjectChanges.delete(model, delete);
      case ModelChange.CreateField create -> FieldCreation.create(model, create, taken);
      case ModelChange.UpdateField update -> FieldUpdate.update(model, update, taken);
      case ModelChange.DeleteField delete -> FieldRemoval.delete(model, delete);
      case ModelChange.CreateIndex create -> IndexChanges.create(model, create);
      case ModelChange.DeleteIndex delete -> IndexChanges.delete(model, delete);
    };
  }
}
