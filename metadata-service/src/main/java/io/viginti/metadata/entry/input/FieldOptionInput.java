package io.viginti.metadata.entry.input;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An option of a select field. */
@Input("FieldOptionInput")
public record FieldOptionInput(
    @Id @Nullable @Description("Of an option that is there.") String id,
    @NonNull @Description("^[A-Z][A-Z0-9_]*$, at most 63 characters.") String value,
    @NonNull String label,
    @Nullable String color,
    @Nullable @Description("The place in the list by default.") Integer position) {}
