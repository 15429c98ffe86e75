/**
 * Passwords: which ones are accepted ({@link io.viginti.auth.password.PasswordRule}), how they are
 * kept (Argon2id in PHC string form), and a bounded pool of threads that computes the hashes, so
 * that a burst of sign-ins cannot starve the event loop or the memory.
 */
@NullMarked
package io.viginti.auth.password;

import org.jspecify.annotations.NullMarked;
