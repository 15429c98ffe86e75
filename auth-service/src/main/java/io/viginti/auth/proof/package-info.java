/**
 * Proofs that somebody reads a mailbox: a link with a secret is sent to it, and following the link
 * confirms an address, moves the account to a new one, or lets a forgotten password be replaced.
 */
@NullMarked
package io.viginti.auth.proof;

import org.jspecify.annotations.NullMarked;
