package io.viginti.metadata.plan;

import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.RelationType;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.RelationModel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which fields of a model are published: active, and leading only to what is active too. */
public final class Visibility {
  private final MetadataModel model;

  public Visibility(MetadataModel model) {
    this.model = model;
  }

  public boolean isVisible(FieldModel field) {
    if (!field.isActive()) {
      return false;
    }
    RelationModel relation = field.relation();
    if (relation == null) {
      return true;
    }
    if (targets(field).isEmpty()) {
      return false;
    }
    UUID inverse = relation.inverseFieldId();
    return !field.isOtherSide()
        || relation.type() == RelationType.MANY_TO_MANY
        || inverse != null && isVisibleInverse(inverse);
  }

  /** The active objects a relational field leads to. */
  public List<ObjectModel> targets(FieldModel field) {
    RelationModel relation = field.relation();
    if (relation == null) {
      return List.of();
    }
    return relation.targetObjectIds().stream()
        .map(model::findObject)
        .flatMap(Optional::stream)
        .filter(ObjectModel::isActive)
        .toList();
  }

  /** The side that has the column must be published itself, or there is nothing to read it by. */
  private boolean isVisibleInverse(UUID fieldId) {
    Optional<FieldModel> inverse = model.findField(fieldId);
    return inverse.isPresent()
        && inverse.get().isActive()
        && (inverse.get().type() == FieldType.MORPH_RELATION || inverse.get().isForeignKey());
  }
}
