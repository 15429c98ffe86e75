package io.viginti.metadata.model;

import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import io.viginti.contracts.shape.ShapeJunction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a relation leads.
 *
 * @param targetObjectIds one for RELATION, one or more for MORPH_RELATION
 * @param junction where a MANY_TO_MANY keeps its links, seen from this side; else null
 * @param inverseFieldId the other side's field; null for a morph relation, whose other sides name
 *     it instead
 */
public record RelationModel(
    RelationType type,
    List<UUID> targetObjectIds,
    @Nullable UUID inverseFieldId,
    OnDelete onDelete,
    @Nullable ShapeJunction junction) {
  public RelationModel {
    targetObjectIds = List.copyOf(targetObjectIds);
    if ((type == RelationType.MANY_TO_MANY) != (junction != null)) {
      throw new IllegalArgumentException(
          "a relation of type " + type + " with links in " + junction);
    }
  }

  /** A relation by column. */
  public RelationModel(
      RelationType type,
      List<UUID> targetObjectIds,
      @Nullable UUID inverseFieldId,
      OnDelete onDelete) {
    this(type, targetObjectIds, inverseFieldId, onDelete, null);
  }

  public RelationModel plusTarget(UUID objectId) {
    List<UUID> targets = new ArrayList<>(targetObjectIds);
    targets.add(objectId);
    return new RelationModel(type, targets, inverseFieldId, onDelete, junction);
  }

  public RelationModel minusTarget(UUID objectId) {
    return new RelationModel(
        type,
        targetObjectIds.stream().filter(id -> !id.equals(objectId)).toList(),
        inverseFieldId,
        onDelete,
        junction);
  }

  public RelationModel withOnDelete(OnDelete newOnDelete) {
    return new RelationModel(type, targetObjectIds, inverseFieldId, newOnDelete, junction);
  }
}
