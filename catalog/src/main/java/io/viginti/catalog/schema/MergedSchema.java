package io.viginti.catalog.schema;

import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;

/** One schema of the static and the record part. */
public final class MergedSchema {
  private final GraphQLSchema schema;
  private final Document document;
  private final long weight;

  MergedSchema(GraphQLSchema schema, Document document, long weight) {
    this.schema = schema;
    this.document = document;
    this.weight = weight;
  }

  /** For validation and introspection; has no data fetchers. */
  public GraphQLSchema schema() {
    return schema;
  }

  /** Bytes of heap that this keeps, estimated; good to about a quarter. */
  public long weight() {
    return weight;
  }

  /** The whole as SDL, for code generators. */
  public String sdl() {
    return AstPrinter.printAst(document);
  }
}
