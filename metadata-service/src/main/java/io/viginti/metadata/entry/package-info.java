/**
 * The static GraphQL API of metadata. Inputs are read from the operation's own arguments, because
 * there an input that was left out differs from one that is null.
 */
@NullMarked
package io.viginti.metadata.entry;

import org.jspecify.annotations.NullMarked;
