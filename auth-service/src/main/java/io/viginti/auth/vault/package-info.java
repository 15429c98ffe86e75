/** Secrets that their bearer presents: what is kept of one is its SHA-256. */
@NullMarked
package io.viginti.auth.vault;

import org.jspecify.annotations.NullMarked;
