/** Customers: a workspace each, as its events tell. */
@NullMarked
package io.viginti.billing.customer;

import org.jspecify.annotations.NullMarked;
