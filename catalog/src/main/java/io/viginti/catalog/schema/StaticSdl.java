package io.viginti.catalog.schema;

import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.DirectiveDefinition;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLDefinition;
import graphql.language.SDLNamedDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.TypeName;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The static part of the schema: the SDL of several services put together. A root field and an
 * object type belong to exactly one service; scalars, enums and inputs may be repeated literally.
 */
public final class StaticSdl {
  /** The root types, in the order in which they are printed. */
  static final List<String> ROOTS = List.of("Query", "Mutation", "Subscription");

  private static final Set<String> BUILT_IN_SCALARS =
      Set.of("Int", "Float", "String", "Boolean", "ID");
  private static final ParserOptions OPTIONS =
      ParserOptions.getDefaultSdlParserOptions()
          .transform(
              options ->
                  options
                      .captureSourceLocation(false)
                      .captureLineComments(false)
                      .captureIgnoredChars(false));

  private final Map<String, Map<String, FieldDefinition>> rootFields = new TreeMap<>();
  private final Map<String, SDLDefinition<?>> types = new LinkedHashMap<>();
  private final Map<String, String> typeOwners = new LinkedHashMap<>();
  private final Map<String, String> rootOwners = new LinkedHashMap<>();
  private final Set<String> named = new TreeSet<>();

  private StaticSdl() {}

  /**
   * Puts the services' SDL together.
   *
   * @param sdlByService service name to its SDL
   * @throws IllegalArgumentException when a text is no SDL, or two services define the same root
   *     field or object type, or something else of one name differently
   */
  public static StaticSdl of(Map<String, String> sdlByService) {
    StaticSdl merged = new StaticSdl();
    new TreeMap<>(sdlByService).forEach(merged::add);
    merged.declareScalars();
    return merged;
  }

  /**
   * The service that serves a root field of {@code Query}, {@code Mutation}, {@code Subscription}.
   */
  public Optional<String> findOwner(String rootType, String field) {
    return Optional.ofNullable(rootOwners.get(rootType + "." + field));
  }

  /** Names of the root fields of {@code Query}, {@code Mutation} or {@code Subscription}. */
  public Set<String> rootFields(String rootType) {
    return Collections.unmodifiableSet(rootFields.getOrDefault(rootType, Map.of()).keySet());
  }

  /** Names of all types but the root types. */
  public Set<String> typeNames() {
    return Collections.unmodifiableSet(types.keySet());
  }

  Iterable<FieldDefinition> rootDefinitions(String rootType) {
    return rootFields.getOrDefault(rootType, Map.of()).values();
  }

  Map<String, SDLDefinition<?>> types() {
    return types;
  }

  private void add(String service, String sdl) {
    List<Definition> definitions;
    try {
      definitions =
          new Parser()
              .parseDocument(
                  ParserEnvironment.newParserEnvironment()
                      .document(sdl)
                      .parserOptions(OPTIONS)
                      .build())
              .getDefinitions();
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException("the SDL of " + service + " cannot be read", e);
    }
    for (Definition<?> definition : definitions) {
      collectNames(definition);
      switch (definition) {
        case ObjectTypeDefinition type when ROOTS.contains(type.getName()) ->
            addRoots(service, type);
        case SchemaDefinition ignored -> {
          // The root types have their usual names.
        }
        case DirectiveDefinition ignored -> {
          // Directives of a service are between it and its framework.
        }
        case ScalarTypeDefinition scalar when BUILT_IN_SCALARS.contains(scalar.getName()) -> {
          // Part of GraphQL itself.
        }
        case SDLNamedDefinition<?> type -> addType(service, type);
        default ->
            throw new IllegalArgumentException(
                "the SDL of %s holds a %s".formatted(service, definition.getClass()));
      }
    }
  }

  /** SmallRye leaves out the scalars it knows by itself: a service names them without declaring. */
  private void declareScalars() {
    for (String name : named) {
      if (RecordScalars.ALL.containsKey(name) && !BUILT_IN_SCALARS.contains(name)) {
        types.putIfAbsent(name, ScalarTypeDefinition.newScalarTypeDefinition().name(name).build());
      }
    }
  }

  private void collectNames(Node<?> node) {
    if (node instanceof TypeName type) {
      named.add(type.getName());
    }
    for (Node<?> child : node.getChildren()) {
      collectNames(child);
    }
  }

  private void addRoots(String service, ObjectTypeDefinition root) {
    for (FieldDefinition field : root.getFieldDefinitions()) {
      String name = root.getName() + "." + field.getName();
      String other = rootOwners.put(name, service);
      if (other != null) {
        throw new IllegalArgumentException(
            "%s is served by both %s and %s".formatted(name, other, service));
      }
      rootFields
          .computeIfAbsent(root.getName(), none -> new LinkedHashMap<>())
          .put(field.getName(), field);
    }
  }

  private void addType(String service, SDLNamedDefinition<?> type) {
    String name = ((NamedNode<?>) type).getName();
    SDLDefinition<?> known = types.putIfAbsent(name, type);
    if (known == null) {
      typeOwners.put(name, service);
    } else if (type instanceof ObjectTypeDefinition || !isSame(known, type)) {
      throw new IllegalArgumentException(
          "type %s is defined by both %s and %s".formatted(name, typeOwners.get(name), service));
    }
  }

  /** Whether two definitions of one name say the same; descriptions may differ. */
  static boolean isSame(SDLDefinition<?> one, SDLDefinition<?> other) {
    if (one instanceof ScalarTypeDefinition && other instanceof ScalarTypeDefinition) {
      return true;
    }
    if (one instanceof EnumTypeDefinition first && other instanceof EnumTypeDefinition second) {
      return values(first).equals(values(second));
    }
    return AstPrinter.printAstCompact(one).equals(AstPrinter.printAstCompact(other));
  }

  private static List<String> values(EnumTypeDefinition type) {
    List<String> values = new ArrayList<>();
    type.getEnumValueDefinitions().forEach(value -> values.add(value.getName()));
    Collections.sort(values);
    return values;
  }
}
