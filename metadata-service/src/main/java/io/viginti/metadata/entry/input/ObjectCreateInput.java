package io.viginti.metadata.entry.input;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A custom object to be made. */
@Input("ObjectCreateInput")
public record ObjectCreateInput(
    @NonNull @Description("^[a-z][a-zA-Z0-9]*$, at most 40 characters.") String nameSingular,
    @NonNull @Description("Another name than the singular.") String namePlural,
    @Nullable String labelSingular,
    @Nullable String labelPlural,
    @Nullable String description,
    @Nullable String icon) {}
