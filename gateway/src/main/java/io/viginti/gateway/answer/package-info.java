/**
 * The bytes of an answer: errors in their public form, and the answers of several services joined
 * into one without parsing what they hold. Pure.
 */
@NullMarked
package io.viginti.gateway.answer;

import org.jspecify.annotations.NullMarked;
