/**
 * The whole mesh on one machine: the servers and the eight services as child processes that are
 * started together, watched, started again when they die, and stopped in order.
 *
 * <p>{@link io.viginti.devstack.mesh.Mesh} is what {@code ./viginti up} runs and what the system
 * tests drive: with it they start a second mesh in a directory of its own, more instances of a
 * service, and kill, freeze and wake children.
 */
@NullMarked
package io.viginti.devstack.mesh;

import org.jspecify.annotations.NullMarked;
