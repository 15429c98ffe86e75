package io.viginti.contracts.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST workspace-data-service /internal/workspaces/{id}/records}: the same intents as the
 * public API, for the other services. With the header {@code Idempotency-Key} a repeat gets the
 * first answer and writes nothing. Rights are the caller's when {@code Authorization} is there,
 * else the mesh's own (everything).
 *
 * @param operation FIND, CREATE, CREATE_IF_ABSENT ({@code insert … on conflict (id) do nothing}),
 *     UPDATE, UPSERT, DELETE, RESTORE, DESTROY
 * @param object singular name
 * @param id of UPDATE, DELETE, RESTORE, DESTROY
 * @param data list of record inputs of CREATE, CREATE_IF_ABSENT, UPSERT; one input of UPDATE
 * @param filter of FIND, as in GraphQL
 * @param orderBy of FIND
 * @param limit of FIND; 60 when null
 * @param fields to answer; all own fields when null
 * @param actor an ACTOR value to write as createdBy and updatedBy; null for {@code SYSTEM}
 */
public record RecordCommand(
    Operation operation,
    String object,
    @Nullable String id,
    @Nullable JsonNode data,
    @Nullable JsonNode filter,
    @Nullable JsonNode orderBy,
    @Nullable Integer limit,
    @Nullable List<String> fields,
    @Nullable JsonNode actor) {
  /** What to do. */
  public enum Operation {
    FIND,
    CREATE,
    CREATE_IF_ABSENT,
    UPDATE,
    UPSERT,
    DELETE,
    RESTORE,
    DESTROY
  }
}
