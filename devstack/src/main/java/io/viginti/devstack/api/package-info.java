/** The public API as a client sees it; what the demo workspace and the import speak. */
@NullMarked
package io.viginti.devstack.api;

import org.jspecify.annotations.NullMarked;
