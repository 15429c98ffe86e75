package io.viginti.metadata.entry;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A new version of the caller's schema. */
@Type("SchemaChange")
public record SchemaChange(
    @Description("The version that is published now.") int version,
    @NonNull @Description("Singular names of the objects that changed, as they were and are.")
        List<@NonNull String> objects) {}
