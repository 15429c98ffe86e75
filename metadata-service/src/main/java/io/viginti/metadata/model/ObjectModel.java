package io.viginti.metadata.model;

import io.viginti.contracts.shape.ShapeObject.ClientWrites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An object of a workspace.
 *
 * @param tableName physical table, allotted once
 * @param labelFieldId the field that labels a record; null when there is none
 * @param duplicateCriteria lists of field paths by logical name
 * @param isSystem its writes give no timeline activity
 * @param standardVersion version of the standard definition it follows; 0 for a custom object
 * @param position rises with creation
 */
public record ObjectModel(
    UUID id,
    String nameSingular,
    String namePlural,
    Labels labels,
    String tableName,
    boolean isSystem,
    boolean isCustom,
    boolean isActive,
    boolean isSearchable,
    ClientWrites clientWrites,
    @Nullable UUID labelFieldId,
    List<List<String>> duplicateCriteria,
    int standardVersion,
    int position,
    List<FieldModel> fields,
    List<IndexModel> indexes) {

  /** What people read. */
  public record Labels(
      String singular, String plural, @Nullable String description, @Nullable String icon) {}

  public ObjectModel {
    duplicateCriteria = duplicateCriteria.stream().map(List::copyOf).toList();
    fields = List.copyOf(fields);
    indexes = List.copyOf(indexes);
  }

  public Optional<FieldModel> findField(UUID fieldId) {
    return fields.stream().filter(field -> field.id().equals(fieldId)).findFirst();
  }

  public Optional<FieldModel> findFieldNamed(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  public ObjectModel withField(UUID fieldId, UnaryOperator<FieldModel> edit) {
    if (findField(fieldId).isEmpty()) {
      return this;
    }
    return withFields(
        fields.stream()
            .map(field -> field.id().equals(fieldId) ? edit.apply(field) : field)
            .toList());
  }

  public ObjectModel plus(FieldModel field) {
    List<FieldModel> all = new ArrayList<>(fields);
    all.add(field);
    return withFields(all);
  }

  public ObjectModel minusField(UUID fieldId) {
    return withFields(fields.stream().filter(field -> !field.id().equals(fieldId)).toList());
  }

  public ObjectModel withFields(List<FieldModel> all) {
    return with(copy -> copy.fields = all);
  }

  /** The same but for what is set in the copy. */
  public ObjectModel with(Consumer<Copy> changes) {
    Copy copy = new Copy(this);
    changes.accept(copy);
    return copy.toObject();
  }

  /** What of an object may change after its creation, to be set. */
  public static final class Copy {
    private final ObjectModel original;
    public String nameSingular;
    public String namePlural;
    public Labels labels;
    public String tableName;
    public boolean isActive;
    public boolean isSearchable;
    public @Nullable UUID labelFieldId;
    public List<List<String>> duplicateCriteria;
    public int standardVersion;
    public int position;
    public List<FieldModel> fields;
    public List<IndexModel> indexes;

    private Copy(ObjectModel original) {
      this.original = original;
      nameSingular = original.nameSingular;
      namePlural = original.namePlural;
      labels = original.labels;
      tableName = original.tableName;
      isActive = original.isActive;
      isSearchable = original.isSearchable;
      labelFieldId = original.labelFieldId;
      duplicateCriteria = original.duplicateCriteria;
      standardVersion = original.standardVersion;
      position = original.position;
      fields = original.fields;
      indexes = original.indexes;
    }

    private ObjectModel toObject() {
      return new ObjectModel(
          original.id,
          nameSingular,
          namePlural,
          labels,
          tableName,
          original.isSystem,
          original.isCustom,
          isActive,
          isSearchable,
          original.clientWrites,
          labelFieldId,
          duplicateCriteria,
          standardVersion,
          position,
          fields,
          indexes);
    }
  }
}
