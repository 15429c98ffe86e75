/**
 * Makes {@code docs/settings.md} out of the sources: every {@code @ConfigMapping} interface with
 * its Javadoc and defaults. A test compares the page with the one checked in.
 */
@NullMarked
package io.viginti.devstack.settings;

import org.jspecify.annotations.NullMarked;
