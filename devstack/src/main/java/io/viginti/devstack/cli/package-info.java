/**
 * The commands of {@code ./viginti}. Building, finding a JDK and the tests are the script's own.
 */
@NullMarked
package io.viginti.devstack.cli;

import org.jspecify.annotations.NullMarked;
