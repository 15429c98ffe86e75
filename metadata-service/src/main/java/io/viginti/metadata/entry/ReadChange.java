package io.viginti.metadata.entry;

import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import io.viginti.metadata.change.ModelChange;
import io.viginti.metadata.change.ModelChange.NewMorph;
import io.viginti.metadata.change.ModelChange.NewOption;
import io.viginti.metadata.change.ModelChange.NewRelation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Inputs of the API as changes of the model. */
final class ReadChange {
  private ReadChange() {}

  static ModelChange createObject(InputValues data) {
    return new ModelChange.CreateObject(
        UUID.randomUUID(),
        data.text("nameSingular"),
        data.text("namePlural"),
        data.textOrNull("labelSingular"),
        data.textOrNull("labelPlural"),
        data.textOrNull("description"),
        data.textOrNull("icon"));
  }

  static ModelChange updateObject(UUID id, InputValues data) {
    return new ModelChange.UpdateObject(
        id,
        data.given("nameSingular", data::text),
        data.given("namePlural", data::text),
        data.given("labelSingular", data::text),
        data.given("labelPlural", data::text),
        data.given("description", data::text),
        data.given("icon", data::text),
        data.given("isActive", name -> data.flag(name, true)),
        data.given("isSearchable", name -> data.flag(name, true)),
        data.given("labelFieldId", data::id),
        data.given("duplicateCriteria", name -> criteria(data.list(name))));
  }

  private static List<List<String>> criteria(List<?> lists) {
    List<List<String>> criteria = new ArrayList<>();
    for (Object list : lists) {
      List<String> paths = new ArrayList<>();
      if (list instanceof List<?> items) {
        items.forEach(item -> paths.add(String.valueOf(item)));
      }
      criteria.add(paths);
    }
    return criteria;
  }

  static ModelChange createField(InputValues data) {
    return new ModelChange.CreateField(
        UUID.randomUUID(),
        data.id("objectId"),
        data.text("name"),
        data.textOrNull("label"),
        data.choice("type", FieldType.class),
        data.textOrNull("description"),
        data.textOrNull("icon"),
        data.flag("isNullable", true),
        data.flag("isUnique", false),
        data.jsonOrNull("defaultValue"),
        options(data),
        data.jsonOrNull("settings"),
        relation(data.object("relation")),
        morph(data.object("morph")));
  }

  private static List<NewOption> options(InputValues data) {
    return data.objects("options").stream()
        .map(
            option ->
                new NewOption(
                    option.idOrNull("id"),
                    option.text("value"),
                    option.text("label"),
                    option.textOrNull("color"),
                    option.integer("position")))
        .toList();
  }

  private static @Nullable NewRelation relation(@Nullable InputValues relation) {
    return relation == null
        ? null
        : new NewRelation(
            relation.choice("type", RelationType.class),
            relation.id("targetObjectId"),
            relation.textOrNull("targetFieldName"),
            relation.textOrNull("targetFieldLabel"),
            relation.choice("onDelete", OnDelete.class, OnDelete.SET_NULL));
  }

  private static @Nullable NewMorph morph(@Nullable InputValues morph) {
    return morph == null
        ? null
        : new NewMorph(
            morph.ids("targetObjectIds"),
            morph.textOrNull("targetFieldName"),
            morph.textOrNull("targetFieldLabel"),
            morph.choice("onDelete", OnDelete.class, OnDelete.SET_NULL));
  }

  static ModelChange updateField(UUID id, InputValues data) {
    return new ModelChange.UpdateField(
        id,
        data.given("name", data::text),
        data.given("label", data::text),
        data.given("description", data::text),
        data.given("icon", data::text),
        data.given("type", name -> data.choice(name, FieldType.class)),
        data.given("isActive", name -> data.flag(name, true)),
        data.given("isNullable", name -> data.flag(name, true)),
        data.given("isUnique", name -> data.flag(name, false)),
        data.given("defaultValue", data::json),
        data.given("options", name -> options(data)),
        data.given("settings", data::json),
        data.given("onDelete", name -> data.choice(name, OnDelete.class)));
  }

  static ModelChange createIndex(InputValues data) {
    return new ModelChange.CreateIndex(
        UUID.randomUUID(), data.id("objectId"), data.texts("fields"), data.flag("isUnique", false));
  }
}
