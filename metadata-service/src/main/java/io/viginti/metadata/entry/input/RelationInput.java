package io.viginti.metadata.entry.input;

import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Where a RELATION leads; its other side is made with it. */
@Input("RelationInput")
public record RelationInput(
    @NonNull RelationType type,
    @Id @NonNull String targetObjectId,
    @Nullable @Description("The other side's name; this object's name by default.")
        String targetFieldName,
    @Nullable String targetFieldLabel,
    @Nullable @Description("SET_NULL by default.") OnDelete onDelete) {}
