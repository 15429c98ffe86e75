/** People with an account: the row, what the API shows of it, and changing one's own. */
@NullMarked
package io.viginti.auth.user;

import org.jspecify.annotations.NullMarked;
