package io.viginti.metadata.entry;

import io.viginti.contracts.shape.FieldType;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.OptionModel;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A field as the API shows it; {@code relation} is added where it is asked for. */
@Type("FieldMetadata")
@Description("A field of an object.")
public record FieldMetadata(
    @Id @NonNull String id,
    @NonNull String name,
    @NonNull String label,
    @NonNull FieldType type,
    @Nullable String description,
    @Nullable String icon,
    @Name("isNullable") boolean isNullable,
    @Name("isUnique") boolean isUnique,
    @Name("isSystem") boolean isSystem,
    @Name("isCustom") boolean isCustom,
    @Name("isActive") boolean isActive,
    @Nullable JsonValue defaultValue,
    @io.smallrye.graphql.api.Nullable @Nullable List<@NonNull FieldOption> options,
    @Nullable JsonValue settings,
    @Ignore MetadataModel model,
    @Ignore FieldModel source) {

  static FieldMetadata of(MetadataModel model, FieldModel field) {
    return new FieldMetadata(
        field.id().toString(),
        field.name(),
        field.labels().label(),
        field.type(),
        field.labels().description(),
        field.labels().icon(),
        field.isNullable(),
        field.isUnique(),
        field.isSystem(),
        field.isCustom(),
        field.isActive(),
        JsonValues.of(field.defaultValue()),
        field.options().isEmpty() ? null : options(field),
        JsonValues.of(field.settings()),
        model,
        field);
  }

  private static List<FieldOption> options(FieldModel field) {
    return field.options().stream()
        .sorted(Comparator.comparingInt(OptionModel::position))
        .map(FieldOption::of)
        .toList();
  }
}
