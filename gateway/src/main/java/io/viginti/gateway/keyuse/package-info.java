/** When API keys were last used: noted in memory, told to auth-service once a minute. */
@NullMarked
package io.viginti.gateway.keyuse;

import org.jspecify.annotations.NullMarked;
