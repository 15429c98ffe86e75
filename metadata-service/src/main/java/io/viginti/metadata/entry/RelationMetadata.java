package io.viginti.metadata.entry;

import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.RelationModel;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Where a relation leads; the targets are added where they are asked for. */
@Type("RelationMetadata")
public record RelationMetadata(
    @NonNull RelationType type,
    @NonNull OnDelete onDelete,
    @Ignore MetadataModel model,
    @Ignore FieldModel field,
    @Ignore RelationModel relation) {}
