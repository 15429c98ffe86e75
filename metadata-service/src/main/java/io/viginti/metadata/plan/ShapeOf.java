package io.viginti.metadata.plan;

import io.viginti.contracts.migration.MigrationAction.IndexKind;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeIndex;
import io.viginti.contracts.shape.ShapeObject;
import io.viginti.contracts.shape.ShapeOption;
import io.viginti.contracts.shape.ShapeRelation;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.OptionModel;
import io.viginti.metadata.model.RelationModel;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A model as its readers see it: what is active, by name. */
public final class ShapeOf {
  private final MetadataModel model;
  private final Visibility visibility;

  private ShapeOf(MetadataModel model) {
    this.model = model;
    this.visibility = new Visibility(model);
  }

  public static Shape model(MetadataModel model) {
    ShapeOf shape = new ShapeOf(model);
    return new Shape(
        Shape.FORMAT,
        model.objects().stream()
            .filter(ObjectModel::isActive)
            .map(shape::object)
            .sorted(Comparator.comparing(ShapeObject::nameSingular))
            .toList());
  }

  /** The shape as it were if everything were active: what names have to be checked against. */
  public static Shape everything(MetadataModel model) {
    return model(
        new MetadataModel(
            model.objects().stream()
                .map(
                    object ->
                        object.with(
                            copy -> {
                              copy.isActive = true;
                              copy.fields =
                                  object.fields().stream()
                                      .map(field -> field.active(true))
                                      .toList();
                            }))
                .toList()));
  }

  private ShapeObject object(ObjectModel object) {
    List<FieldModel> visible =
        object.fields().stream()
            .filter(visibility::isVisible)
            .filter(field -> field.type() != FieldType.TS_VECTOR || object.isSearchable())
            .toList();
    Set<String> names = new HashSet<>();
    visible.forEach(field -> names.add(field.name()));
    return new ShapeObject(
        object.nameSingular(),
        object.namePlural(),
        object.tableName(),
        object.isSystem(),
        object.isCustom(),
        object.isSearchable(),
        object.clientWrites(),
        label(object, visible),
        object.duplicateCriteria().stream().filter(paths -> areIn(names, paths)).toList(),
        visible.stream().map(this::field).toList(),
        TableIndexes.of(object).stream()
            .filter(index -> index.kind() == IndexKind.BTREE && areIn(names, index.fields()))
            .map(index -> new ShapeIndex(index.name(), index.fields(), index.isUnique()))
            .toList());
  }

  private static @Nullable String label(ObjectModel object, List<FieldModel> visible) {
    return visible.stream()
        .filter(field -> field.id().equals(object.labelFieldId()))
        .map(FieldModel::name)
        .findFirst()
        .orElse(null);
  }

  private static boolean areIn(Set<String> names, List<String> paths) {
    return paths.stream()
        .allMatch(
            path -> {
              int dot = path.indexOf('.');
              return names.contains(dot < 0 ? path : path.substring(0, dot));
            });
  }

  private ShapeField field(FieldModel field) {
    return new ShapeField(
        field.name(),
        field.type(),
        field.isNullable(),
        field.isUnique(),
        field.isSystem(),
        field.defaultValue(),
        field.settings(),
        field.options().stream()
            .sorted(Comparator.comparingInt(OptionModel::position))
            .map(option -> new ShapeOption(option.key(), option.value(), option.position()))
            .toList(),
        field.columns(),
        relation(field));
  }

  private @Nullable ShapeRelation relation(FieldModel field) {
    RelationModel relation = field.relation();
    if (relation == null) {
      return null;
    }
    return new ShapeRelation(
        relation.type(),
        visibility.targets(field).stream().map(ObjectModel::nameSingular).sorted().toList(),
        inverseName(field, relation),
        relation.onDelete(),
        relation.junction());
  }

  private @Nullable String inverseName(FieldModel field, RelationModel relation) {
    UUID inverse = relation.inverseFieldId();
    if (inverse != null) {
      return model
          .findField(inverse)
          .filter(visibility::isVisible)
          .map(FieldModel::name)
          .orElse(null);
    }
    Set<String> names = new HashSet<>();
    for (ObjectModel target : visibility.targets(field)) {
      findListOf(target, field.id()).ifPresent(list -> names.add(list.name()));
    }
    return names.size() == 1 ? names.iterator().next() : null;
  }

  private static Optional<FieldModel> findListOf(ObjectModel target, UUID morphFieldId) {
    return target.fields().stream()
        .filter(
            list ->
                list.relation() != null && morphFieldId.equals(list.relation().inverseFieldId()))
        .findFirst();
  }
}
