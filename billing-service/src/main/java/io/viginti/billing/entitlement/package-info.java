/** What a workspace may use. */
@NullMarked
package io.viginti.billing.entitlement;

import org.jspecify.annotations.NullMarked;
