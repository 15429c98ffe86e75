package io.viginti.metadata.standard;

import io.viginti.catalog.column.ColumnLayout;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.IndexModel;
import io.viginti.metadata.model.IndexState;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.OptionModel;
import io.viginti.metadata.model.RelationModel;
import io.viginti.metadata.plan.MigrationPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The standard objects as one workspace has them. */
public final class StandardModel {
  /** Rises with any change of a standard definition or of the indexes; kept per workspace. */
  public static final int VERSION =
      StandardObjects.ALL.stream().mapToInt(StandardObject::version).sum()
          + MigrationPlan.INDEX_RULES
          + StandardObjects.EVERY_OBJECT_VERSION;

  private static final List<String> COLORS =
      List.of("blue", "purple", "turquoise", "yellow", "green", "orange", "red", "gray");

  private final UUID workspaceId;

  private StandardModel(UUID workspaceId) {
    this.workspaceId = workspaceId;
  }

  /** Alike for every workspace but for the ids. */
  public static MetadataModel of(UUID workspaceId) {
    StandardModel standard = new StandardModel(workspaceId);
    return new MetadataModel(StandardObjects.ALL.stream().map(standard::resolve).toList());
  }

  /** The fields every custom object is born with, before its own. */
  public static List<FieldModel> systemFields() {
    List<FieldModel> fields = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (StandardField field : StandardObjects.EVERY_OBJECT) {
      fields.add(resolve(field, UUID.randomUUID(), List.of(), null, taken));
    }
    return fields;
  }

  /** Whether every object has a field of this name. */
  public static boolean isSystemField(String name) {
    return StandardObjects.EVERY_OBJECT.stream().anyMatch(field -> field.name().equals(name));
  }

  /**
   * The morph relations that every custom object becomes a target of, with their inverse's name.
   */
  public static List<OpenRelation> openRelations() {
    List<OpenRelation> relations = new ArrayList<>();
    for (StandardObject object : StandardObjects.ALL) {
      for (StandardField field : object.fields()) {
        StandardField.Link link = field.link();
        if (link != null && link.isOpen()) {
          relations.add(new OpenRelation(object.singular(), field.name(), link.inverse()));
        }
      }
    }
    return relations;
  }

  /**
   * A morph relation that custom objects join.
   *
   * @param object singular name of the object that has the field
   * @param inverse name of the list on the custom object
   */
  public record OpenRelation(String object, String field, String inverse) {}

  private ObjectModel resolve(StandardObject object) {
    List<FieldModel> fields = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (StandardField field : StandardObjects.EVERY_OBJECT) {
      fields.add(resolve(object, field, taken));
    }
    for (StandardField field : object.fields()) {
      fields.add(resolve(object, field, taken));
    }
    fields.addAll(inverses(object));
    return new ObjectModel(
        id(object.singular()),
        object.singular(),
        object.plural(),
        new ObjectModel.Labels(
            Words.labelOf(object.singular()), Words.labelOf(object.plural()), null, object.icon()),
        object.plural(),
        object.isSystem(),
        false,
        true,
        object.isSearchable(),
        object.clientWrites(),
        object.labelField() == null ? null : fieldId(object.singular(), object.labelField()),
        object.duplicateCriteria(),
        object.version(),
        StandardObjects.ALL.indexOf(object),
        fields,
        object.indexes().stream().map(path -> index(object, path)).toList());
  }

  private IndexModel index(StandardObject object, String path) {
    return new IndexModel(
        id("index." + object.singular() + "." + path), List.of(path), false, IndexState.READY);
  }

  private FieldModel resolve(StandardObject object, StandardField field, Set<String> taken) {
    List<OptionModel> options = new ArrayList<>();
    for (String value : field.options()) {
      int position = options.size();
      options.add(
          new OptionModel(
              id(object.singular() + "." + field.name() + "." + value),
              value,
              value,
              Words.labelOfOption(value),
              COLORS.get(position % COLORS.size()),
              position));
    }
    StandardField.Link link = field.link();
    RelationModel relation =
        link == null
            ? null
            : new RelationModel(
                RelationType.MANY_TO_ONE,
                link.targets().stream().map(this::id).toList(),
                field.type() == FieldType.MORPH_RELATION
                    ? null
                    : fieldId(link.targets().getFirst(), link.inverse()),
                link.onDelete());
    return resolve(field, fieldId(object.singular(), field.name()), options, relation, taken);
  }

  private static FieldModel resolve(
      StandardField field,
      UUID id,
      List<OptionModel> options,
      @Nullable RelationModel relation,
      Set<String> taken) {
    var columns = ColumnLayout.allot(field.type(), null, field.name(), taken);
    columns.forEach(column -> taken.add(column.name()));
    return new FieldModel(
        id,
        field.name(),
        new FieldModel.Labels(Words.labelOf(field.name()), null, null),
        field.type(),
        field.isNullable(),
        field.isUnique(),
        field.isSystem(),
        false,
        true,
        field.defaultValue(),
        null,
        options,
        columns,
        relation);
  }

  /** The lists of the relations that lead here, in the order of the objects that have them. */
  private List<FieldModel> inverses(StandardObject target) {
    List<FieldModel> lists = new ArrayList<>();
    for (StandardObject source : StandardObjects.ALL) {
      for (StandardField field : source.fields()) {
        StandardField.Link link = field.link();
        if (link != null && link.targets().contains(target.singular())) {
          lists.add(inverse(target, source, field, link));
        }
      }
    }
    return lists;
  }

  private FieldModel inverse(
      StandardObject target, StandardObject source, StandardField field, StandardField.Link link) {
    return toMany(
        fieldId(target.singular(), link.inverse()),
        link.inverse(),
        Words.labelOf(link.inverse()),
        id(source.singular()),
        fieldId(source.singular(), field.name()),
        link.onDelete(),
        false);
  }

  /** A ONE_TO_MANY field: the list side of {@code inverseFieldId}. */
  public static FieldModel toMany(
      UUID id,
      String name,
      String label,
      UUID targetObjectId,
      UUID inverseFieldId,
      OnDelete onDelete,
      boolean isCustom) {
    return new FieldModel(
        id,
        name,
        new FieldModel.Labels(label, null, null),
        FieldType.RELATION,
        true,
        false,
        false,
        isCustom,
        true,
        null,
        null,
        List.of(),
        List.of(),
        new RelationModel(
            RelationType.ONE_TO_MANY, List.of(targetObjectId), inverseFieldId, onDelete));
  }

  private UUID id(String name) {
    return NamedIds.of(workspaceId, name);
  }

  private UUID fieldId(String object, String field) {
    return id(object + "." + field);
  }
}
