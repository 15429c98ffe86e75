package io.viginti.gateway.rest;

import io.viginti.platform.error.VigintiException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a path below {@code /rest/metadata} asks for.
 *
 * @param id of one thing; null for all and for a new one
 */
record MetadataCall(Kind kind, Action action, @Nullable String id) implements RestCall {
  static final String STEP = "metadata";

  /** What the data model is made of. */
  enum Kind {
    OBJECT("object", "objects", "Object"),
    FIELD("field", "fields", "Field"),
    INDEX("index", "indexes", "Index");

    private final String singular;
    private final String plural;
    private final String name;

    Kind(String singular, String plural, String name) {
      this.singular = singular;
      this.plural = plural;
      this.name = name;
    }

    String singular() {
      return singular;
    }

    /** As paths have it, and lists of it in GraphQL. */
    String plural() {
      return plural;
    }

    /** What root fields and types of GraphQL are named by. */
    String graphQlName() {
      return name;
    }

    /** The type of GraphQL that answers it. */
    String type() {
      return name + "Metadata";
    }
  }

  /** What is done. */
  enum Action {
    LIST,
    ONE,
    CREATE,
    UPDATE,
    DELETE;

    boolean takesBody() {
      return this == CREATE || this == UPDATE;
    }

    boolean isWrite() {
      return this != LIST && this != ONE;
    }
  }

  /**
   * The calls of a path by their methods; none when there is no such path.
   *
   * @param steps below {@code metadata}
   * @throws VigintiException BAD_USER_INPUT with the right path for a singular
   */
  static Map<String, RestCall> methods(List<String> steps) {
    Map<String, RestCall> methods = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      if (steps.getFirst().equals(kind.singular)) {
        throw VigintiException.badInput(
            "The data model is named by plurals here: /rest/metadata/"
                + kind.plural
                + (steps.size() == 2 ? "/{id}" : ""));
      }
      if (steps.getFirst().equals(kind.plural)) {
        if (steps.size() == 1) {
          methods.put("GET", new MetadataCall(kind, Action.LIST, null));
          methods.put("POST", new MetadataCall(kind, Action.CREATE, null));
        } else if (steps.size() == 2) {
          String id = steps.get(1);
          methods.put("GET", new MetadataCall(kind, Action.ONE, id));
          if (kind != Kind.INDEX) {
            methods.put("PATCH", new MetadataCall(kind, Action.UPDATE, id));
          }
          methods.put("DELETE", new MetadataCall(kind, Action.DELETE, id));
        }
      }
    }
    return methods;
  }
}
