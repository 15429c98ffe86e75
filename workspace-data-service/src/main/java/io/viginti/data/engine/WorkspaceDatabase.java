package io.viginti.data.engine;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.util.UUID;

/**
 * Where a workspace's records are.
 *
 * @param schemaName PostgreSQL schema of the workspace, not quoted
 * @param pipelined for single short statements, many at a time on one connection
 * @param transactional not pipelined: transactions and statements that may be slow
 */
public record WorkspaceDatabase(
    UUID workspaceId, String schemaName, SqlClient pipelined, Pool transactional) {}
