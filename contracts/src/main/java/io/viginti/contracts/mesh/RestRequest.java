package io.viginti.contracts.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST workspace-data-service /rest}: a REST request on records as the gateway understood
 * its method and path. Nobody has checked it against a schema.
 *
 * @param operation what method and path ask for
 * @param plural the object as the path names it; may be none
 * @param id as the path has it; null for the operations without one
 * @param parameters of the URL, decoded
 * @param body null when there is none
 */
public record RestRequest(
    Operation operation,
    String plural,
    @Nullable String id,
    Map<String, String> parameters,
    @Nullable JsonNode body) {
  public RestRequest {
    parameters = Map.copyOf(parameters);
  }

  /** What to do. */
  public enum Operation {
    LIST,
    ONE,
    /** Figures in groups. */
    GROUP_BY,
    CREATE,
    CREATE_MANY,
    UPDATE,
    /** By filter, as the others with MANY. */
    UPDATE_MANY,
    /** Destroys, unless the parameter {@code soft_delete} is true. */
    DELETE,
    DELETE_MANY,
    RESTORE,
    RESTORE_MANY,
    MERGE,
    DUPLICATES;

    /** Whether it changes records. */
    public boolean isWrite() {
      return switch (this) {
        case LIST, ONE, GROUP_BY, DUPLICATES -> false;
        case CREATE,
            CREATE_MANY,
            UPDATE,
            UPDATE_MANY,
            DELETE,
            DELETE_MANY,
            RESTORE,
            RESTORE_MANY,
            MERGE ->
            true;
      };
    }
  }
}
