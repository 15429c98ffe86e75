/** The internal API of the secrets at rest. */
@NullMarked
package io.viginti.contracts.vault;

import org.jspecify.annotations.NullMarked;
