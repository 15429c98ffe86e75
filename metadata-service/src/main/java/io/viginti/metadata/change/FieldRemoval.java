package io.viginti.metadata.change;

import io.viginti.contracts.shape.FieldType;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.RelationModel;
import io.viginti.metadata.standard.StandardModel;
import io.viginti.platform.error.VigintiException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Fields deleted, with whatever names them: the other side, indexes, duplicate criteria. */
final class FieldRemoval {
  private FieldRemoval() {}

  static Changed delete(MetadataModel model, ModelChange.DeleteField change) {
    ObjectModel object =
        model.findObjectOfField(change.id()).orElseThrow(() -> VigintiException.notFound("Field"));
    FieldModel field = object.findField(change.id()).orElseThrow();
    if (!field.isCustom() || StandardModel.isSystemField(field.name())) {
      throw VigintiException.forbidden("A standard field cannot be deleted; deactivate it");
    }
    if (field.id().equals(object.labelFieldId())) {
      throw VigintiException.badInput(
          "The field labels the object's records; choose another labelFieldId first");
    }
    Optional<FieldModel> morph = findMorphOf(model, field);
    MetadataModel next =
        morph.isPresent()
            ? withoutTarget(without(model, field.id()), morph.get().id(), object.id())
            : without(model, field.id());
    return new Changed(next, field.id());
  }

  private static Optional<FieldModel> findMorphOf(MetadataModel model, FieldModel list) {
    RelationModel relation = list.relation();
    if (relation == null || relation.inverseFieldId() == null) {
      return Optional.empty();
    }
    return model
        .findField(relation.inverseFieldId())
        .filter(inverse -> inverse.type() == FieldType.MORPH_RELATION);
  }

  /** The model without the field and, of a relation, without its other sides. */
  static MetadataModel without(MetadataModel model, UUID fieldId) {
    Optional<FieldModel> field = model.findField(fieldId);
    if (field.isEmpty()) {
      return model;
    }
    MetadataModel next = withoutOne(model, fieldId);
    if (field.get().relation() == null) {
      return next;
    }
    for (ObjectModel object : next.objects()) {
      for (FieldModel other : object.fields()) {
        RelationModel relation = other.relation();
        if (relation != null && fieldId.equals(relation.inverseFieldId())) {
          next = withoutOne(next, other.id());
        }
      }
    }
    return next;
  }

  /** A relation that no longer leads to an object; one that leads nowhere any more is gone. */
  static MetadataModel withoutTarget(MetadataModel model, UUID fieldId, UUID objectId) {
    Optional<FieldModel> field = model.findField(fieldId);
    RelationModel relation = field.map(FieldModel::relation).orElse(null);
    if (relation == null) {
      return model;
    }
    RelationModel rest = relation.minusTarget(objectId);
    return rest.targetObjectIds().isEmpty()
        ? without(model, fieldId)
        : model.withField(fieldId, same -> same.withRelation(rest));
  }

  private static MetadataModel withoutOne(MetadataModel model, UUID fieldId) {
    Optional<ObjectModel> object = model.findObjectOfField(fieldId);
    if (object.isEmpty()) {
      return model;
    }
    String name = object.get().findField(fieldId).orElseThrow().name();
    return model.with(
        object.get().id(),
        owner ->
            owner
                .minusField(fieldId)
                .with(
                    copy -> {
                      copy.duplicateCriteria =
                          owner.duplicateCriteria().stream()
                              .filter(paths -> !names(paths, name))
                              .toList();
                      copy.indexes =
                          owner.indexes().stream()
                              .filter(index -> !names(index.fields(), name))
                              .toList();
                    }));
  }

  static boolean names(List<String> paths, String field) {
    return paths.stream().anyMatch(path -> path.equals(field) || path.startsWith(field + "."));
  }
}
