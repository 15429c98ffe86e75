/**
 * The published form of a workspace's metadata. A shape holds what schemas and query plans depend
 * on (names, types, options, relations, physical names) and nothing that differs between two
 * workspaces that look the same: no ids, no labels, no workspace. It is addressed by its content's
 * hash, so equal workspaces share every cache.
 */
@NullMarked
package io.viginti.contracts.shape;

import org.jspecify.annotations.NullMarked;
