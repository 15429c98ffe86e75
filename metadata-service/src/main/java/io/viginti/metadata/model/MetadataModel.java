package io.viginti.metadata.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** All objects of one workspace. */
public record MetadataModel(List<ObjectModel> objects) {
  public static final MetadataModel EMPTY = new MetadataModel(List.of());

  public MetadataModel {
    objects = List.copyOf(objects);
  }

  public Optional<ObjectModel> findObject(UUID id) {
    return objects.stream().filter(object -> object.id().equals(id)).findFirst();
  }

  public Optional<ObjectModel> findObjectNamed(String nameSingular) {
    return objects.stream()
        .filter(object -> object.nameSingular().equals(nameSingular))
        .findFirst();
  }

  public Optional<ObjectModel> findObjectOfField(UUID fieldId) {
    return objects.stream().filter(object -> object.findField(fieldId).isPresent()).findFirst();
  }

  public Optional<ObjectModel> findObjectOfIndex(UUID indexId) {
    return objects.stream()
        .filter(object -> object.indexes().stream().anyMatch(index -> index.id().equals(indexId)))
        .findFirst();
  }

  public Optional<FieldModel> findField(UUID fieldId) {
    return objects.stream()
        .flatMap(object -> object.fields().stream())
        .filter(field -> field.id().equals(fieldId))
        .findFirst();
  }

  /** The object that must be there: an id taken from this model itself. */
  public ObjectModel requireObject(UUID id) {
    return findObject(id)
        .orElseThrow(() -> new IllegalArgumentException("no object " + id + " in the model"));
  }

  /** Where the next object goes: behind all others. */
  public int nextPosition() {
    return objects.stream().mapToInt(ObjectModel::position).max().orElse(-1) + 1;
  }

  public MetadataModel plus(ObjectModel object) {
    List<ObjectModel> all = new ArrayList<>(objects);
    all.add(object);
    return new MetadataModel(all);
  }

  public MetadataModel minus(UUID objectId) {
    return new MetadataModel(
        objects.stream().filter(object -> !object.id().equals(objectId)).toList());
  }

  /** The model with one object replaced by what {@code edit} makes of it. */
  public MetadataModel with(UUID objectId, UnaryOperator<ObjectModel> edit) {
    return new MetadataModel(
        objects.stream()
            .map(object -> object.id().equals(objectId) ? edit.apply(object) : object)
            .toList());
  }

  /** The model with one field replaced by what {@code edit} makes of it. */
  public MetadataModel withField(UUID fieldId, UnaryOperator<FieldModel> edit) {
    return new MetadataModel(
        objects.stream().map(object -> object.withField(fieldId, edit)).toList());
  }
}
