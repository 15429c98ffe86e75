/** What a request to run an operation says, whatever transport it came by. Pure. */
@NullMarked
package io.viginti.gateway.request;

import org.jspecify.annotations.NullMarked;
