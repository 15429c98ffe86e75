package io.viginti.catalog.schema;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.NamedNode;
import graphql.language.SDLDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.viginti.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the static part and a workspace's records together. Costs some 100 ms: cache the answer. */
public final class SchemaBuilder {
  private static final SchemaGenerator.Options OPTIONS =
      SchemaGenerator.Options.defaultOptions().captureAstDefinitions(false);

  private final StaticSdl staticSdl;

  public SchemaBuilder(StaticSdl staticSdl) {
    this.staticSdl = staticSdl;
  }

  /** The schema of callers outside any workspace. */
  public MergedSchema buildStatic() {
    return build(new TreeMap<>(staticSdl.types()), Map.of(), null);
  }

  /**
   * The schema of a workspace.
   *
   * @throws IllegalArgumentException when a name of the catalog meets one of the static part, which
   *     the name rules prevent
   */
  public MergedSchema build(Catalog catalog) {
    RecordDefinitions records = new RecordDefinitions(catalog);
    Map<String, SDLDefinition<?>> types = new TreeMap<>(staticSdl.types());
    for (SDLDefinition<?> type : records.types()) {
      String name = ((NamedNode<?>) type).getName();
      SDLDefinition<?> known = types.putIfAbsent(name, type);
      if (known != null && !StaticSdl.isSame(known, type)) {
        throw new IllegalArgumentException("type " + name + " is in the static part already");
      }
    }
    return build(
        types, Map.of("Query", records.queries(), "Mutation", records.mutations()), catalog);
  }

  private MergedSchema build(
      Map<String, SDLDefinition<?>> types,
      Map<String, List<FieldDefinition>> recordFields,
      @Nullable Catalog catalog) {
    List<SDLDefinition<?>> definitions = new ArrayList<>();
    for (String root : StaticSdl.ROOTS) {
      List<FieldDefinition> fields = new ArrayList<>();
      staticSdl.rootDefinitions(root).forEach(fields::add);
      fields.addAll(recordFields.getOrDefault(root, List.of()));
      if (!fields.isEmpty()) {
        definitions.add(Definitions.object(root, null, fields));
      }
    }
    declareScalars(types);
    definitions.addAll(types.values());
    GraphQLSchema schema = generate(definitions);
    Document document =
        Document.newDocument().definitions(new ArrayList<Definition>(definitions)).build();
    return new MergedSchema(schema, document, SchemaWeight.of(schema, catalog));
  }

  /** Services name the scalars of the public API without declaring them. */
  private static void declareScalars(Map<String, SDLDefinition<?>> types) {
    for (String scalar : RecordScalars.DECLARED) {
      types.putIfAbsent(scalar, new ScalarTypeDefinition(scalar));
    }
  }

  private static GraphQLSchema generate(List<SDLDefinition<?>> definitions) {
    TypeDefinitionRegistry registry = new TypeDefinitionRegistry();
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().strictMode(false);
    wiring.scalar(scalar("ID"));
    for (SDLDefinition<?> definition : definitions) {
      registry
          .add(definition)
          .ifPresent(
              error -> {
                throw new IllegalArgumentException(error.getMessage());
              });
      if (definition instanceof ScalarTypeDefinition type) {
        wiring.scalar(scalar(type.getName()));
      }
    }
    return new SchemaGenerator().makeExecutableSchema(OPTIONS, registry, wiring.build());
  }

  private static GraphQLScalarType scalar(String name) {
    GraphQLScalarType known = RecordScalars.ALL.get(name);
    return known != null ? known : RecordScalars.lenient(name, null);
  }
}
