package io.viginti.metadata.entry.input;

import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.OnDelete;
import jakarta.json.JsonValue;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What to change of a field. */
@Input("FieldUpdateInput")
public record FieldUpdateInput(
    @Nullable @Description("Of custom fields.") String name,
    @Nullable String label,
    @Nullable String description,
    @Nullable String icon,
    @Nullable @Description("Of custom fields, and only where no value is lost.") FieldType type,
    @Nullable
        @Name("isActive")
        @Description("An inactive field leaves the schema and keeps its values.")
        Boolean isActive,
    @Nullable @Name("isNullable") Boolean isNullable,
    @Nullable @Name("isUnique") Boolean isUnique,
    @Nullable @Description("Null takes the default away.") JsonValue defaultValue,
    @io.smallrye.graphql.api.Nullable
        @Nullable
        @Description(
            "All options there are to be; found by id, else by value. One that is left out is"
                + " removed.")
        List<@NonNull FieldOptionInput> options,
    @Nullable
        @Description(
            "All settings there are to be. {replacement: {REMOVED: OTHER}} says which option takes"
                + " the records of a removed one; they get null otherwise.")
        JsonValue settings,
    @Nullable @Description("Of relations.") OnDelete onDelete) {}
