/** Which PostgreSQL cluster a workspace's records live on. */
@NullMarked
package io.viginti.metadata.placement;

import org.jspecify.annotations.NullMarked;
