package io.viginti.metadata.entry;

import io.smallrye.common.annotation.NonBlocking;
import io.viginti.metadata.model.RelationModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Relations, made only where they are selected: each leads to whole objects again. */
@GraphQLApi
@ApplicationScoped
@NonBlocking
public class RelationGraphQl {

  @Description("Of RELATION and MORPH_RELATION.")
  public @Nullable RelationMetadata relation(@Source @Name("field") FieldMetadata field) {
    RelationModel relation = field.source().relation();
    return relation == null
        ? null
        : new RelationMetadata(
            relation.type(), relation.onDelete(), field.model(), field.source(), relation);
  }

  @NonNull
  @Description("Where it leads; of a morph relation the first of its targets.")
  public ObjectMetadata targetObject(@Source @Name("relation") RelationMetadata relation) {
    return target(relation, relation.relation().targetObjectIds().getFirst());
  }

  @NonNull
  @Description("Where it leads: one object, or several of a morph relation.")
  public List<@NonNull ObjectMetadata> targetObjects(
      @Source @Name("relation") RelationMetadata relation) {
    return relation.relation().targetObjectIds().stream().map(id -> target(relation, id)).toList();
  }

  @Description("The other side; null for a morph relation, which has one per target.")
  public @Nullable FieldMetadata targetField(@Source @Name("relation") RelationMetadata relation) {
    UUID inverse = relation.relation().inverseFieldId();
    return inverse == null
        ? null
        : relation
            .model()
            .findField(inverse)
            .map(field -> FieldMetadata.of(relation.model(), field))
            .orElse(null);
  }

  private static ObjectMetadata target(RelationMetadata relation, UUID id) {
    return ObjectMetadata.of(relation.model(), relation.model().requireObject(id), true);
  }
}
