package io.viginti.catalog.schema;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.viginti.catalog.Catalog;
import org.jspecify.annotations.Nullable;

/**
 * How much heap a schema keeps, by counting what it is made of. Factors fitted to measurement
 * (docs/figures.md): a tenth above it, with compact object headers.
 */
final class SchemaWeight {
  private static final long FIXED = 50_000;
  private static final long PER_TYPE = 340;
  private static final long PER_FIELD = 200;
  private static final long PER_INPUT = 155;
  private static final long PER_ENUM_VALUE = 110;
  private static final long PER_CATALOG_FIELD = 130;

  private SchemaWeight() {}

  static long of(GraphQLSchema schema, @Nullable Catalog catalog) {
    long weight = FIXED;
    for (GraphQLNamedType type : schema.getAllTypesAsList()) {
      weight += PER_TYPE;
      switch (type) {
        case GraphQLObjectType object -> {
          for (var field : object.getFieldDefinitions()) {
            weight += PER_FIELD + PER_INPUT * field.getArguments().size();
          }
        }
        case GraphQLInputObjectType input -> weight += PER_INPUT * input.getFields().size();
        case GraphQLEnumType enumeration ->
            weight += PER_ENUM_VALUE * enumeration.getValues().size();
        default -> {
          // Scalars have no parts.
        }
      }
    }
    if (catalog != null) {
      for (var object : catalog.objects()) {
        weight += PER_CATALOG_FIELD * object.fields().size();
      }
    }
    return weight;
  }
}
