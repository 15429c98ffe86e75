package io.viginti.metadata.entry;

import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** An object as the API shows it. */
@Type("ObjectMetadata")
@Description("A kind of record, standard or custom.")
public record ObjectMetadata(
    @Id @NonNull String id,
    @NonNull String nameSingular,
    @NonNull String namePlural,
    @NonNull String labelSingular,
    @NonNull String labelPlural,
    @Nullable String description,
    @Nullable String icon,
    @Name("isSystem") boolean isSystem,
    @Name("isCustom") boolean isCustom,
    @Name("isActive") boolean isActive,
    @Name("isSearchable") boolean isSearchable,
    @Id @Nullable String labelFieldId,
    @NonNull List<@NonNull FieldMetadata> fields,
    @NonNull List<@NonNull IndexMetadata> indexes) {

  static ObjectMetadata of(MetadataModel model, ObjectModel object, boolean includeInactive) {
    return new ObjectMetadata(
        object.id().toString(),
        object.nameSingular(),
        object.namePlural(),
        object.labels().singular(),
        object.labels().plural(),
        object.labels().description(),
        object.labels().icon(),
        object.isSystem(),
        object.isCustom(),
        object.isActive(),
        object.isSearchable(),
        object.labelFieldId() == null ? null : object.labelFieldId().toString(),
        object.fields().stream()
            .filter(field -> includeInactive || field.isActive())
            .map(field -> FieldMetadata.of(model, field))
            .toList(),
        object.indexes().stream().map(IndexMetadata::of).toList());
  }
}
