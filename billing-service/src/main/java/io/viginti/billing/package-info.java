/**
 * billing-service: who the customers are and what they may use. Without a payment provider
 * everything is unlocked.
 */
@NullMarked
package io.viginti.billing;

import org.jspecify.annotations.NullMarked;
