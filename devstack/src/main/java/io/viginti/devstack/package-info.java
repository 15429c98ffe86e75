/**
 * Everything that runs Viginti on one machine with nothing but a JDK: the embedded servers, the
 * supervisor of the mesh and the command line behind {@code ./viginti}.
 *
 * <p>The order of the packages is {@code process} (a child process that never outlives its parent),
 * {@code servers} (PostgreSQL, Redis, Kafka, mail), {@code mesh} (servers and services together),
 * {@code cli}.
 */
@NullMarked
package io.viginti.devstack;

import org.jspecify.annotations.NullMarked;
