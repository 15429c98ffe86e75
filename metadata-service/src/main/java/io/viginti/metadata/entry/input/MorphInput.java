package io.viginti.metadata.entry.input;

import io.viginti.contracts.shape.OnDelete;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Where a MORPH_RELATION leads; its other sides are made with it. */
@Input("MorphInput")
public record MorphInput(
    @Id @NonNull List<@NonNull String> targetObjectIds,
    @Nullable @Description("The other sides' name; this object's plural by default.")
        String targetFieldName,
    @Nullable String targetFieldLabel,
    @Nullable @Description("SET_NULL by default.") OnDelete onDelete) {}
