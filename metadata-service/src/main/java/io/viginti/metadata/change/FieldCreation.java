package io.viginti.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.column.ColumnLayout;
import io.viginti.catalog.column.PhysicalNames;
import io.viginti.contracts.migration.MigrationAction.CreateJunction;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.contracts.shape.ShapeJunction;
import io.viginti.metadata.change.ModelChange.CreateField;
import io.viginti.metadata.change.ModelChange.NewMorph;
import io.viginti.metadata.change.ModelChange.NewRelation;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.OptionModel;
import io.viginti.metadata.model.RelationModel;
import io.viginti.metadata.standard.StandardModel;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fields made, of relations both sides. */
final class FieldCreation {
  private static final int MAX_FIELDS = 500;
  private static final int MAX_TARGETS = 50;
  private static final List<Object> NAME = List.of("name");

  private final MetadataModel model;
  private final ObjectModel object;
  private final CreateField change;
  private final TakenNames taken;
  private final Problems problems = new Problems();

  private FieldCreation(
      MetadataModel model, ObjectModel object, CreateField change, TakenNames taken) {
    this.model = model;
    this.object = object;
    this.change = change;
    this.taken = taken;
  }

  static Changed create(MetadataModel model, CreateField change, TakenNames taken) {
    ObjectModel object = ObjectChanges.require(model, change.objectId());
    return new FieldCreation(model, object, change, taken).create();
  }

  private Changed create() {
    CheckNames.fieldForm(change.name(), problems, "name");
    CheckNames.text(change.label(), problems, "label");
    CheckNames.text(change.description(), problems, "description");
    CheckNames.text(change.icon(), problems, "icon");
    checkType();
    List<OptionModel> options = options();
    SettingRules.check(change.type(), change.settings(), problems);
    JsonNode defaultValue =
        problems.areNone()
            ? DefaultRules.check(
                change.type(), change.settings(), options, change.defaultValue(), problems)
            : null;
    problems.throwIfAny();

    Map<UUID, List<Object>> named = new LinkedHashMap<>();
    named.put(change.id(), NAME);
    MetadataModel next =
        switch (change.type()) {
          case RELATION -> relation(named);
          case MORPH_RELATION -> morph(named);
          default ->
              model.with(
                  object.id(), owner -> owner.plus(field(options, defaultValue, true, null)));
        };
    problems.throwIfAny();
    CheckNames.fields(next, named, problems);
    problems.throwIfAny();
    return new Changed(next, change.id());
  }

  private void checkType() {
    FieldType type = change.type();
    problems.require(type != FieldType.TS_VECTOR, "TS_VECTOR is kept by the server", "type");
    boolean isOneToOne =
        change.relation() != null && change.relation().type() == RelationType.ONE_TO_ONE;
    problems.require(
        !change.isUnique() || isOneToOne || TypeRules.mayBeUnique(type),
        "a field of type " + type + " cannot be unique",
        "isUnique");
    problems.require(
        (type == FieldType.RELATION) == (change.relation() != null),
        "relation is needed for the type RELATION and for no other",
        "relation");
    problems.require(
        (type == FieldType.MORPH_RELATION) == (change.morph() != null),
        "morph is needed for the type MORPH_RELATION and for no other",
        "morph");
    problems.require(
        change.isNullable() || type != FieldType.MORPH_RELATION && type != FieldType.ACTOR,
        "a field of type " + type + " is always nullable",
        "isNullable");
    problems.require(
        object.fields().size() < MAX_FIELDS,
        "an object has at most " + MAX_FIELDS + " fields",
        "objectId");
  }

  private List<OptionModel> options() {
    if (OptionRules.hasOptions(change.type())) {
      return OptionRules.resolve(List.of(), change.options(), Set.of(), problems);
    }
    problems.require(
        change.options().isEmpty(),
        "a field of type " + change.type() + " has no options of its own",
        "options");
    return change.type() == FieldType.RATING ? OptionRules.rating() : List.of();
  }

  private FieldModel field(
      List<OptionModel> options,
      @Nullable JsonNode defaultValue,
      boolean hasColumns,
      @Nullable RelationModel relation) {
    List<ShapeColumn> columns =
        hasColumns
            ? ColumnLayout.allot(
                change.type(),
                change.settings(),
                change.name(),
                taken.columnsOf(object.tableName()))
            : List.of();
    return new FieldModel(
        change.id(),
        change.name(),
        new FieldModel.Labels(
            ObjectChanges.orLabel(change.label(), change.name()),
            change.description(),
            change.icon()),
        change.type(),
        change.isNullable() || !hasColumns,
        change.isUnique() || relation != null && relation.type() == RelationType.ONE_TO_ONE,
        false,
        true,
        true,
        defaultValue,
        SettingRules.kept(change.settings()),
        options,
        columns,
        relation);
  }

  private MetadataModel relation(Map<UUID, List<Object>> named) {
    NewRelation relation = Objects.requireNonNull(change.relation());
    ObjectModel target = model.findObject(relation.targetObjectId()).orElse(null);
    if (target == null) {
      problems.add("there is no object with this id", "relation", "targetObjectId");
      return model;
    }
    boolean holdsColumn =
        switch (relation.type()) {
          case MANY_TO_ONE, ONE_TO_ONE -> true;
          case ONE_TO_MANY, MANY_TO_MANY -> false;
        };
    problems.require(
        change.isNullable() || holdsColumn, "a list of records is always nullable", "isNullable");
    problems.require(
        change.isNullable() || relation.onDelete() != OnDelete.SET_NULL,
        "onDelete SET_NULL needs isNullable true",
        "relation",
        "onDelete");
    String inverseName =
        relation.targetFieldName() != null
            ? relation.targetFieldName()
            : switch (relation.type()) {
              case MANY_TO_ONE, MANY_TO_MANY -> object.namePlural();
              case ONE_TO_MANY, ONE_TO_ONE -> object.nameSingular();
            };
    CheckNames.fieldForm(inverseName, problems, "relation", "targetFieldName");
    CheckNames.text(relation.targetFieldLabel(), problems, "relation", "targetFieldLabel");
    if (!problems.areNone()) {
      return model;
    }
    UUID inverseId = UUID.randomUUID();
    named.put(inverseId, List.of("relation", "targetFieldName"));
    ShapeJunction links = relation.type() == RelationType.MANY_TO_MANY ? links() : null;
    FieldModel own =
        field(
            List.of(),
            null,
            holdsColumn,
            new RelationModel(
                relation.type(), List.of(target.id()), inverseId, relation.onDelete(), links));
    FieldModel inverse = otherSide(inverseId, inverseName, target, relation, links);
    return model
        .with(object.id(), owner -> owner.plus(own))
        .with(target.id(), owner -> owner.plus(inverse));
  }

  /** The table of links is named after the side that makes it. */
  private ShapeJunction links() {
    String table = PhysicalNames.allot(object.tableName() + "_" + change.name(), taken.tables());
    return new ShapeJunction(table, CreateJunction.SOURCE, CreateJunction.TARGET);
  }

  private FieldModel otherSide(
      UUID id,
      String name,
      ObjectModel owner,
      NewRelation relation,
      @Nullable ShapeJunction links) {
    List<ShapeColumn> columns =
        relation.type() == RelationType.ONE_TO_MANY
            ? ColumnLayout.allot(FieldType.RELATION, null, name, taken.columnsOf(owner.tableName()))
            : List.of();
    return new FieldModel(
        id,
        name,
        new FieldModel.Labels(ObjectChanges.orLabel(relation.targetFieldLabel(), name), null, null),
        FieldType.RELATION,
        true,
        false,
        false,
        true,
        true,
        null,
        null,
        List.of(),
        columns,
        new RelationModel(
            opposite(relation.type()),
            List.of(object.id()),
            change.id(),
            relation.onDelete(),
            links == null
                ? null
                : new ShapeJunction(links.table(), links.targetColumn(), links.ownColumn())));
  }

  private static RelationType opposite(RelationType type) {
    return switch (type) {
      case MANY_TO_ONE -> RelationType.ONE_TO_MANY;
      case ONE_TO_MANY -> RelationType.MANY_TO_ONE;
      case ONE_TO_ONE -> RelationType.ONE_TO_ONE;
      case MANY_TO_MANY -> RelationType.MANY_TO_MANY;
    };
  }

  private MetadataModel morph(Map<UUID, List<Object>> named) {
    NewMorph morph = Objects.requireNonNull(change.morph());
    Set<UUID> targets = new LinkedHashSet<>(morph.targetObjectIds());
    problems.require(!targets.isEmpty(), "at least one target is needed", "morph");
    problems.require(
        targets.size() <= MAX_TARGETS,
        "at most " + MAX_TARGETS + " targets are allowed",
        "morph",
        "targetObjectIds");
    int at = 0;
    for (UUID target : morph.targetObjectIds()) {
      problems.require(
          model.findObject(target).isPresent(),
          "there is no object with this id",
          "morph",
          "targetObjectIds",
          at++);
    }
    String inverseName =
        morph.targetFieldName() != null ? morph.targetFieldName() : object.namePlural();
    CheckNames.fieldForm(inverseName, problems, "morph", "targetFieldName");
    CheckNames.text(morph.targetFieldLabel(), problems, "morph", "targetFieldLabel");
    if (!problems.areNone()) {
      return model;
    }
    FieldModel own =
        field(
            List.of(),
            null,
            true,
            new RelationModel(
                RelationType.MANY_TO_ONE, List.copyOf(targets), null, morph.onDelete()));
    MetadataModel next = model.with(object.id(), owner -> owner.plus(own));
    String label = ObjectChanges.orLabel(morph.targetFieldLabel(), inverseName);
    for (UUID target : targets) {
      UUID inverseId = UUID.randomUUID();
      named.put(inverseId, List.of("morph", "targetFieldName"));
      FieldModel list =
          StandardModel.toMany(
              inverseId, inverseName, label, object.id(), change.id(), morph.onDelete(), true);
      next = next.with(target, owner -> owner.plus(list));
    }
    return next;
  }
}
