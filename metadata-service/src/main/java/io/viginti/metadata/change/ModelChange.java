package io.viginti.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator may ask for. */
public sealed interface ModelChange {

  /**
   * A custom object with all it is born with.
   *
   * @param id of the object to be
   */
  record CreateObject(
      UUID id,
      String nameSingular,
      String namePlural,
      @Nullable String labelSingular,
      @Nullable String labelPlural,
      @Nullable String description,
      @Nullable String icon)
      implements ModelChange {}

  record UpdateObject(
      UUID id,
      Given<String> nameSingular,
      Given<String> namePlural,
      Given<String> labelSingular,
      Given<String> labelPlural,
      Given<String> description,
      Given<String> icon,
      Given<Boolean> isActive,
      Given<Boolean> isSearchable,
      Given<UUID> labelFieldId,
      Given<List<List<String>>> duplicateCriteria)
      implements ModelChange {}

  record DeleteObject(UUID id) implements ModelChange {}

  /**
   * A field, and for a relation its other side.
   *
   * @param id of the field to be
   * @param inverseIds of the other sides to be, one per target
   */
  record CreateField(
      UUID id,
      UUID objectId,
      String name,
      @Nullable String label,
      FieldType type,
      @Nullable String description,
      @Nullable String icon,
      boolean isNullable,
      boolean isUnique,
      @Nullable JsonNode defaultValue,
      List<NewOption> options,
      @Nullable JsonNode settings,
      @Nullable NewRelation relation,
      @Nullable NewMorph morph)
      implements ModelChange {
    public CreateField {
      options = List.copyOf(options);
    }
  }

  record UpdateField(
      UUID id,
      Given<String> name,
      Given<String> label,
      Given<String> description,
      Given<String> icon,
      Given<FieldType> type,
      Given<Boolean> isActive,
      Given<Boolean> isNullable,
      Given<Boolean> isUnique,
      Given<JsonNode> defaultValue,
      Given<List<NewOption>> options,
      Given<JsonNode> settings,
      Given<OnDelete> onDelete)
      implements ModelChange {}

  record DeleteField(UUID id) implements ModelChange {}

  record CreateIndex(UUID id, UUID objectId, List<String> fields, boolean isUnique)
      implements ModelChange {
    public CreateIndex {
      fields = List.copyOf(fields);
    }
  }

  record DeleteIndex(UUID id) implements ModelChange {}

  /**
   * An option as it is asked for.
   *
   * @param id of an option that is there; null for a new one, or to find it by value
   */
  record NewOption(
      @Nullable UUID id,
      String value,
      String label,
      @Nullable String color,
      @Nullable Integer position) {}

  record NewRelation(
      RelationType type,
      UUID targetObjectId,
      @Nullable String targetFieldName,
      @Nullable String targetFieldLabel,
      OnDelete onDelete) {}

  record NewMorph(
      List<UUID> targetObjectIds,
      @Nullable String targetFieldName,
      @Nullable String targetFieldLabel,
      OnDelete onDelete) {
    public NewMorph {
      targetObjectIds = List.copyOf(targetObjectIds);
    }
  }
}
