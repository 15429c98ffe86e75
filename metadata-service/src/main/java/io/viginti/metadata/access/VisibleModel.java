package io.viginti.metadata.access;

import io.viginti.catalog.ObjectNames;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.plan.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What of a model is in its shape. */
final class VisibleModel {
  private final MetadataModel model;
  private final Visibility visibility;

  VisibleModel(MetadataModel model) {
    this.model = model;
    this.visibility = new Visibility(model);
  }

  Optional<ObjectModel> findObject(UUID id) {
    return model.findObject(id).filter(ObjectModel::isActive);
  }

  Optional<ObjectModel> findObjectNamed(String nameSingular) {
    return model.findObjectNamed(nameSingular).filter(ObjectModel::isActive);
  }

  List<FieldModel> fields(ObjectModel object) {
    return object.isActive()
        ? object.fields().stream().filter(visibility::isVisible).toList()
        : List.of();
  }

  Optional<FieldModel> findFieldNamed(ObjectModel object, String name) {
    return fields(object).stream().filter(field -> field.name().equals(name)).findFirst();
  }

  List<ObjectModel> targets(FieldModel field) {
    return visibility.targets(field);
  }

  /** What filters call a morph relation to one target. */
  String morphName(FieldModel field, ObjectModel target) {
    return field.name() + ObjectNames.capitalized(target.nameSingular());
  }
}
