/** What happens to the records of a workspace that was deleted. */
@NullMarked
package io.viginti.data.purge;

import org.jspecify.annotations.NullMarked;
