/**
 * Files: bytes pass through in both directions as fast as the slower side takes them. Who may do
 * what is in the signed link, which workspace-data-service checks; no token is passed on.
 */
@NullMarked
package io.viginti.gateway.file;

import org.jspecify.annotations.NullMarked;
