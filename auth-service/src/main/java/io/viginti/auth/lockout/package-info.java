/**
 * How often one may guess: attempts are counted by account and by the client's address before they
 * are judged, and past some each must wait longer than the one before.
 */
@NullMarked
package io.viginti.auth.lockout;

import org.jspecify.annotations.NullMarked;
