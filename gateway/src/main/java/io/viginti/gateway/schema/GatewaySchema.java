package io.viginti.gateway.schema;

import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLSchema;
import io.viginti.catalog.schema.MergedSchema;
import io.viginti.gateway.operation.Owner;
import io.viginti.gateway.operation.RootFields;
import io.viginti.gateway.sdl.StaticPart;
import io.viginti.platform.mesh.MeshService;

/** A merged schema and who answers its root fields. */
public record GatewaySchema(SchemaKey key, MergedSchema merged, StaticPart staticPart)
    implements RootFields {
  public GraphQLSchema schema() {
    return merged.schema();
  }

  @Override
  public Owner ownerOf(Operation kind, String field) {
    MeshService service = staticPart.ownerOf(kind, field);
    return service != null ? new Owner.Static(service) : new Owner.Records();
  }
}
