/**
 * What readers get: the published version of a workspace, shapes and access documents by their
 * content's hash, and the news that there is a newer one.
 */
@NullMarked
package io.viginti.metadata.publish;

import org.jspecify.annotations.NullMarked;
