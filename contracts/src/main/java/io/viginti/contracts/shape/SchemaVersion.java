package io.viginti.contracts.shape;

import java.util.UUID;

/**
 * The published version of a workspace: what every instance follows.
 *
 * @param version rises by one with each change of the shape; the {@code schemaVersion} clients see
 * @param shapeHash lower-case hex SHA-256 of the shape's canonical JSON
 * @param accessHash the same of the access document; changes without a new version
 * @param cluster name of the PostgreSQL cluster the workspace lives on
 */
public record SchemaVersion(
    UUID workspaceId, int version, String shapeHash, String accessHash, String cluster) {}
