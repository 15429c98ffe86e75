package io.viginti.metadata.standard;

import io.viginti.catalog.column.ColumnLayout;
import io.viginti.catalog.column.PhysicalNames;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.IndexModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.OptionModel;
import io.viginti.metadata.model.RelationModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An older workspace brought up to the standard definition of today. Only adds: objects, fields
 * with their other sides, options, targets, indexes. What people changed stays; a field whose name
 * they have given to one of their own is left out, with its other side.
 */
public final class UpgradedModel {
  private final MetadataModel current;
  private final MetadataModel standard;
  private final Set<UUID> leftOut = new HashSet<>();

  private UpgradedModel(MetadataModel current, MetadataModel standard) {
    this.current = current;
    this.standard = standard;
  }

  /**
   * @param standard the definition of today with the workspace's own ids
   */
  public static MetadataModel of(MetadataModel current, MetadataModel standard) {
    return new UpgradedModel(current, standard).upgrade();
  }

  private MetadataModel upgrade() {
    findConflicts();
    MetadataModel next = current;
    for (ObjectModel object : standard.objects()) {
      ObjectModel upgraded =
          current.findObject(object.id()).map(known -> merge(known, object)).orElse(null);
      next =
          upgraded == null
              ? next.plus(create(next, object))
              : next.with(object.id(), known -> upgraded);
    }
    for (ObjectModel object : current.objects()) {
      if (object.isCustom()) {
        next = next.with(object.id(), UpgradedModel::withSystemFields);
      }
    }
    return next;
  }

  /** A custom object has what every object has, unless a field of its own has the name. */
  private static ObjectModel withSystemFields(ObjectModel object) {
    Set<String> columns = columns(object);
    ObjectModel complete = object;
    for (FieldModel field : StandardModel.systemFields()) {
      if (object.findFieldNamed(field.name()).isEmpty()) {
        complete = complete.plus(allotted(field, columns));
      }
    }
    return complete;
  }

  private static Set<String> columns(ObjectModel object) {
    Set<String> columns = new HashSet<>();
    object.fields().forEach(field -> field.columns().forEach(column -> columns.add(column.name())));
    return columns;
  }

  private void findConflicts() {
    for (ObjectModel object : standard.objects()) {
      for (FieldModel field : object.fields()) {
        boolean isTaken =
            current
                .findObject(object.id())
                .flatMap(known -> known.findFieldNamed(field.name()))
                .filter(known -> !known.id().equals(field.id()))
                .isPresent();
        if (isTaken && current.findField(field.id()).isEmpty()) {
          leaveOut(field);
        }
      }
    }
  }

  private void leaveOut(FieldModel field) {
    leftOut.add(field.id());
    RelationModel relation = field.relation();
    if (relation != null && relation.inverseFieldId() != null) {
      leftOut.add(relation.inverseFieldId());
    }
  }

  private ObjectModel create(MetadataModel next, ObjectModel object) {
    Set<String> tables = new HashSet<>();
    next.objects().forEach(known -> tables.add(known.tableName()));
    return object.with(
        copy -> {
          copy.tableName = PhysicalNames.allot(object.tableName(), tables);
          copy.position = next.nextPosition();
          copy.fields =
              object.fields().stream().filter(field -> !leftOut.contains(field.id())).toList();
        });
  }

  /** Standard fields in the order of the definition, then everything else as it was. */
  private ObjectModel merge(ObjectModel known, ObjectModel object) {
    Set<String> columns = columns(known);
    Map<UUID, FieldModel> rest = new HashMap<>();
    known.fields().forEach(field -> rest.put(field.id(), field));
    List<FieldModel> fields = new ArrayList<>();
    for (FieldModel field : object.fields()) {
      FieldModel there = rest.remove(field.id());
      if (there != null) {
        fields.add(merge(there, field));
      } else if (!leftOut.contains(field.id())) {
        fields.add(allotted(field, columns));
      }
    }
    known.fields().stream().filter(field -> rest.containsKey(field.id())).forEach(fields::add);
    return known.with(
        copy -> {
          copy.standardVersion = object.standardVersion();
          copy.fields = fields;
          copy.indexes = indexes(known, object);
        });
  }

  private static FieldModel allotted(FieldModel field, Set<String> taken) {
    if (field.columns().isEmpty()) {
      return field;
    }
    List<ShapeColumn> columns =
        ColumnLayout.allot(field.type(), field.settings(), field.name(), taken);
    columns.forEach(column -> taken.add(column.name()));
    return with(field, field.options(), columns);
  }

  /** New options behind those there are; new targets of a morph relation. */
  private static FieldModel merge(FieldModel known, FieldModel standard) {
    Set<String> keys = new HashSet<>();
    Set<String> values = new HashSet<>();
    List<OptionModel> options = new ArrayList<>(known.options());
    known.options().forEach(option -> keys.add(option.key()));
    known.options().forEach(option -> values.add(option.value()));
    for (OptionModel option : standard.options()) {
      if (!keys.contains(option.key()) && !values.contains(option.value())) {
        options.add(
            new OptionModel(
                option.id(),
                option.key(),
                option.value(),
                option.label(),
                option.color(),
                options.size()));
      }
    }
    FieldModel merged = with(known, options, known.columns());
    RelationModel relation = known.relation();
    RelationModel today = standard.relation();
    if (relation == null || today == null) {
      return merged;
    }
    RelationModel wider = relation;
    for (UUID target : today.targetObjectIds()) {
      wider = wider.targetObjectIds().contains(target) ? wider : wider.plusTarget(target);
    }
    return merged.withRelation(wider);
  }

  private static FieldModel with(
      FieldModel field, List<OptionModel> options, List<ShapeColumn> columns) {
    return new FieldModel(
        field.id(),
        field.name(),
        field.labels(),
        field.type(),
        field.isNullable(),
        field.isUnique(),
        field.isSystem(),
        field.isCustom(),
        field.isActive(),
        field.defaultValue(),
        field.settings(),
        options,
        columns,
        field.relation());
  }

  private static List<IndexModel> indexes(ObjectModel known, ObjectModel standard) {
    List<IndexModel> indexes = new ArrayList<>(known.indexes());
    for (IndexModel index : standard.indexes()) {
      if (indexes.stream().noneMatch(there -> there.id().equals(index.id()))) {
        indexes.add(index);
      }
    }
    return indexes;
  }
}
