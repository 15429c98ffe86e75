/**
 * Child processes that never outlive their parent and never stop the next start.
 *
 * <p>Where the system can, a child is told to end when its parent dies ({@code setpriv
 * --pdeathsig}); everywhere else, and for what slips through, a pid file with the start time says
 * what a start has to reclaim. A child has a session of its own, so that Ctrl-C reaches the
 * supervisor only, which then stops its children in order.
 */
@NullMarked
package io.viginti.devstack.process;

import org.jspecify.annotations.NullMarked;
