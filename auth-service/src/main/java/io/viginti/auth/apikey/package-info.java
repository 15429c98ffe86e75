/** API keys: programs that act in a workspace under a role of their own. */
@NullMarked
package io.viginti.auth.apikey;

import org.jspecify.annotations.NullMarked;
