package io.viginti.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which root field does what with the records of which object. */
final class RecordOperations {
  private final Map<String, RecordOperation> byName = new HashMap<>();
  private final Map<String, String> singulars = new HashMap<>();

  /** What an operation on records does. */
  enum Verb {
    ONE("%1$s"),
    LIST("%2$s"),
    CONNECTION("%2$sConnection"),
    AGGREGATE("%2$sAggregate"),
    GROUP_BY("%2$sGroupBy"),
    DUPLICATES("%1$sDuplicates"),
    CREATE("create%3$s"),
    CREATE_MANY("create%4$s"),
    UPDATE("update%3$s"),
    UPDATE_MANY("update%4$s"),
    DELETE("delete%3$s"),
    DELETE_MANY("delete%4$s"),
    RESTORE("restore%3$s"),
    RESTORE_MANY("restore%4$s"),
    DESTROY("destroy%3$s"),
    DESTROY_MANY("destroy%4$s"),
    MERGE("merge%4$s");

    private final String pattern;

    Verb(String pattern) {
      this.pattern = pattern;
    }

    String rootField(String singular, String plural) {
      return pattern.formatted(singular, plural, capital(singular), capital(plural));
    }
  }

  /**
   * A root field of the dynamic part.
   *
   * @param object singular name
   */
  record RecordOperation(Verb verb, String object) {}

  private RecordOperations() {}

  static RecordOperations of(Api api) {
    RecordOperations operations = new RecordOperations();
    for (JsonNode object : api.run("{ objects { nameSingular namePlural } }").path("objects")) {
      String singular = object.path("nameSingular").asText();
      String plural = object.path("namePlural").asText();
      operations.singulars.put(plural, singular);
      for (Verb verb : Verb.values()) {
        operations.byName.put(
            verb.rootField(singular, plural), new RecordOperation(verb, singular));
      }
    }
    return operations;
  }

  /** Empty for a root field of the static part. */
  Optional<RecordOperation> find(String rootField) {
    return Optional.ofNullable(byName.get(rootField));
  }

  /** The singular of a plural; empty when no object is called so. */
  Optional<String> findObject(String plural) {
    return Optional.ofNullable(singulars.get(plural));
  }

  static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
