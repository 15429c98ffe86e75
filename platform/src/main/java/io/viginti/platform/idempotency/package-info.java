/**
 * Mutations of a service's own GraphQL that carry an {@code Idempotency-Key} write once: the same
 * key within 24 hours gets the same answer. A key belongs to its caller; of callers who are not
 * signed in to whoever sends the same request. Who comes while the first one runs is told {@code
 * CONFLICT}, and so is who brings another request under the key.
 *
 * <p>Whether a request wrote is kept by its transactions. So after a crash between the change and
 * its answer a repeat writes nothing and is told that the answer was lost; before any change it
 * runs anew. Answers are sealed by the vault, since some hold tokens. Records have a ledger of
 * their own in workspace-data-service, which can answer what each root field wrote.
 */
@NullMarked
package io.viginti.platform.idempotency;

import org.jspecify.annotations.NullMarked;
