/**
 * Which version of its schema a workspace is at, and the catalog of that version. The version is
 * followed by the news, the catalog is found by its shape's hash, so workspaces that look the same
 * share one.
 */
@NullMarked
package io.viginti.data.version;

import org.jspecify.annotations.NullMarked;
