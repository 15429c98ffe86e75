package io.viginti.metadata.change;

import io.viginti.catalog.column.ColumnLayout;
import io.viginti.catalog.column.PhysicalNames;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.contracts.shape.ShapeObject.ClientWrites;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.RelationModel;
import io.viginti.metadata.standard.StandardModel;
import io.viginti.metadata.standard.Words;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Objects made, changed and deleted. */
final class ObjectChanges {
  /** The field every custom object is born with, and labelled by. */
  private static final String NAME = "name";

  private ObjectChanges() {}

  static ObjectModel require(MetadataModel model, UUID id) {
    return model.findObject(id).orElseThrow(() -> VigintiException.notFound("Object"));
  }

  static Changed create(MetadataModel model, ModelChange.CreateObject change, TakenNames taken) {
    Problems problems = new Problems();
    CheckNames.text(change.labelSingular(), problems, "labelSingular");
    CheckNames.text(change.labelPlural(), problems, "labelPlural");
    CheckNames.text(change.description(), problems, "description");
    CheckNames.text(change.icon(), problems, "icon");
    CheckNames.objectForm(change.nameSingular(), change.namePlural(), problems);
    problems.throwIfAny();

    List<FieldModel> fields = StandardModel.systemFields();
    FieldModel name = nameField(fields);
    fields.add(name);
    ObjectModel object =
        new ObjectModel(
            change.id(),
            change.nameSingular(),
            change.namePlural(),
            new ObjectModel.Labels(
                orLabel(change.labelSingular(), change.nameSingular()),
                orLabel(change.labelPlural(), change.namePlural()),
                change.description(),
                change.icon()),
            PhysicalNames.allot(change.namePlural(), taken.tables()),
            false,
            true,
            true,
            true,
            ClientWrites.ALL,
            name.id(),
            List.of(),
            0,
            model.nextPosition(),
            fields,
            List.of());
    MetadataModel next = joinOpenRelations(model.plus(object), object.id());
    CheckNames.object(next, object.id(), problems);
    problems.throwIfAny();
    return new Changed(next, object.id());
  }

  private static FieldModel nameField(List<FieldModel> others) {
    Set<String> taken = new HashSet<>();
    others.forEach(field -> field.columns().forEach(column -> taken.add(column.name())));
    List<ShapeColumn> columns = ColumnLayout.allot(FieldType.TEXT, null, NAME, taken);
    return new FieldModel(
        UUID.randomUUID(),
        NAME,
        new FieldModel.Labels(Words.labelOf(NAME), null, null),
        FieldType.TEXT,
        true,
        false,
        false,
        true,
        true,
        null,
        null,
        List.of(),
        columns,
        null);
  }

  /** Tasks, notes, attachments, favourites and activities may point at the new object. */
  private static MetadataModel joinOpenRelations(MetadataModel model, UUID objectId) {
    MetadataModel next = model;
    for (StandardModel.OpenRelation open : StandardModel.openRelations()) {
      Optional<ObjectModel> source = next.findObjectNamed(open.object());
      Optional<FieldModel> morph = source.flatMap(owner -> owner.findFieldNamed(open.field()));
      if (morph.isEmpty()) {
        continue;
      }
      RelationModel relation = Objects.requireNonNull(morph.get().relation());
      FieldModel list =
          StandardModel.toMany(
              UUID.randomUUID(),
              open.inverse(),
              Words.labelOf(open.inverse()),
              source.get().id(),
              morph.get().id(),
              relation.onDelete(),
              false);
      next =
          next.with(objectId, object -> object.plus(list))
              .withField(
                  morph.get().id(), field -> field.withRelation(relation.plusTarget(objectId)));
    }
    return next;
  }

  static Changed update(MetadataModel model, ModelChange.UpdateObject change) {
    ObjectModel object = require(model, change.id());
    String singular = change.nameSingular().or(object.nameSingular());
    String plural = change.namePlural().or(object.namePlural());
    boolean isRenamed =
        !singular.equals(object.nameSingular()) || !plural.equals(object.namePlural());
    boolean isActive = change.isActive().or(object.isActive());
    if (isRenamed && !object.isCustom()) {
      throw VigintiException.forbidden("A standard object keeps its names; change its labels");
    }
    if (!isActive && object.isSystem()) {
      throw VigintiException.forbidden("A system object cannot be deactivated");
    }
    Problems problems = new Problems();
    change.labelSingular().ifPresent(text -> CheckNames.text(text, problems, "labelSingular"));
    change.labelPlural().ifPresent(text -> CheckNames.text(text, problems, "labelPlural"));
    change.description().ifPresent(text -> CheckNames.text(text, problems, "description"));
    change.icon().ifPresent(text -> CheckNames.text(text, problems, "icon"));
    UUID newLabel = change.labelFieldId().value();
    if (newLabel != null) {
      checkLabel(object, newLabel, problems);
    }
    List<List<String>> criteria = change.duplicateCriteria().or(object.duplicateCriteria());
    checkCriteria(object, criteria, problems);
    if (isRenamed) {
      CheckNames.objectForm(singular, plural, problems);
    }
    problems.throwIfAny();

    MetadataModel next =
        model.with(
            object.id(),
            same ->
                same.with(
                    copy -> {
                      copy.nameSingular = singular;
                      copy.namePlural = plural;
                      copy.labels = labels(object, change);
                      copy.isActive = isActive;
                      copy.isSearchable = change.isSearchable().or(object.isSearchable());
                      copy.labelFieldId = newLabel != null ? newLabel : object.labelFieldId();
                      copy.duplicateCriteria = criteria;
                    }));
    if (isRenamed || isActive != object.isActive()) {
      CheckNames.object(next, object.id(), problems);
      problems.throwIfAny();
    }
    return new Changed(next, object.id());
  }

  private static ObjectModel.Labels labels(ObjectModel object, ModelChange.UpdateObject change) {
    ObjectModel.Labels old = object.labels();
    return new ObjectModel.Labels(
        change.labelSingular().or(old.singular()),
        change.labelPlural().or(old.plural()),
        change.description().orNullable(old.description()),
        change.icon().orNullable(old.icon()));
  }

  private static void checkLabel(ObjectModel object, UUID fieldId, Problems problems) {
    Optional<FieldModel> label = object.findField(fieldId);
    if (label.isEmpty()) {
      problems.add("the object has no field with this id", "labelFieldId");
      return;
    }
    problems.require(label.get().isActive(), "the field is not active", "labelFieldId");
    problems.require(
        TypeRules.mayLabel(label.get().type()),
        "a field of type " + label.get().type() + " cannot label a record",
        "labelFieldId");
  }

  private static void checkCriteria(
      ObjectModel object, List<List<String>> criteria, Problems problems) {
    for (int list = 0; list < criteria.size(); list++) {
      List<String> paths = criteria.get(list);
      problems.require(!paths.isEmpty(), "a criterion names fields", "duplicateCriteria", list);
      for (int at = 0; at < paths.size(); at++) {
        problems.require(
            IndexChanges.isComparablePath(object, paths.get(at)),
            paths.get(at) + " is no single value of the object",
            "duplicateCriteria",
            list,
            at);
      }
    }
  }

  static Changed delete(MetadataModel model, ModelChange.DeleteObject change) {
    ObjectModel object = require(model, change.id());
    if (!object.isCustom()) {
      throw VigintiException.forbidden("A standard object cannot be deleted; deactivate it");
    }
    MetadataModel next = model;
    List<FieldModel> leading = new ArrayList<>();
    for (ObjectModel other : model.objects()) {
      for (FieldModel field : other.fields()) {
        RelationModel relation = field.relation();
        boolean leadsHere = relation != null && relation.targetObjectIds().contains(object.id());
        if (leadsHere && !other.id().equals(object.id())) {
          leading.add(field);
        }
      }
    }
    for (FieldModel field : leading) {
      next = FieldRemoval.withoutTarget(next, field.id(), object.id());
    }
    for (FieldModel own : object.fields()) {
      next = FieldRemoval.without(next, own.id());
    }
    return new Changed(next.minus(object.id()), object.id());
  }

  static String orLabel(@Nullable String label, String name) {
    return label == null || label.isBlank() ? Words.labelOf(name) : label;
  }
}
