package io.viginti.metadata.entry.input;

import io.viginti.contracts.shape.FieldType;
import jakarta.json.JsonValue;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A field to be made. */
@Input("FieldCreateInput")
public record FieldCreateInput(
    @Id @NonNull String objectId,
    @NonNull @Description("^[a-z][a-zA-Z0-9]*$, at most 40 characters.") String name,
    @Nullable String label,
    @NonNull FieldType type,
    @Nullable String description,
    @Nullable String icon,
    @Nullable @Name("isNullable") @Description("True by default.") Boolean isNullable,
    @Nullable @Name("isUnique") @Description("False by default.") Boolean isUnique,
    @Nullable @Description("In the form of the field's input.") JsonValue defaultValue,
    @io.smallrye.graphql.api.Nullable @Nullable List<@NonNull FieldOptionInput> options,
    @Nullable @Description("NUMBER {dataType decimals min max}, TEXT {maxLength} …")
        JsonValue settings,
    @Nullable RelationInput relation,
    @Nullable MorphInput morph) {}
