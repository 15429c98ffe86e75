package io.viginti.metadata.model;

import io.viginti.contracts.shape.ShapeObject.ClientWrites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    return new ObjectModel(
        id,
        nameSingular,
        namePlural,
        labels,
        tableName,
        isSystem,
        isCustom,
        isActive,
        isSearchable,
        clientWrites,
        labelFieldId,
        duplicateCriteria,
        standardVersion,
        position,
        all,
        indexes);
  }

  public ObjectModel withIndexes(List<IndexModel> all) {
    return new ObjectModel(
        id,
        nameSingular,
        namePlural,
        labels,
        tableName,
        isSystem,
        isCustom,
        isActive,
        isSearchable,
        clientWrites,
        labelFieldId,
        duplicateCriteria,
        standardVersion,
        position,
        fields,
        all);
  }

  public ObjectModel withDuplicateCriteria(List<List<String>> criteria) {
    return new ObjectModel(
        id,
        nameSingular,
        namePlural,
        labels,
        tableName,
        isSystem,
        isCustom,
        isActive,
        isSearchable,
        clientWrites,
        labelFieldId,
        criteria,
        standardVersion,
        position,
        fields,
        indexes);
  }

  public ObjectModel active(boolean newIsActive) {
    return new ObjectModel(
        id,
        nameSingular,
        namePlural,
        labels,
        tableName,
        isSystem,
        isCustom,
        newIsActive,
        isSearchable,
        clientWrites,
        labelFieldId,
        duplicateCriteria,
        standardVersion,
        position,
        fields,
        indexes);
  }
}
