/**
 * How often a password may be wrong: attempts are counted by account before they are judged, and
 * past some each must wait longer than the one before.
 */
@NullMarked
package io.viginti.auth.lockout;

import org.jspecify.annotations.NullMarked;
