/** Entering Viginti: a new account with its workspace, and a further workspace of an account. */
@NullMarked
package io.viginti.auth.signup;

import org.jspecify.annotations.NullMarked;
