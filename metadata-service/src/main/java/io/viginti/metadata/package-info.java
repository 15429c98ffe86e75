/**
 * metadata-service: what a workspace's records are made of.
 *
 * <p>The pure core reads left to right: {@code model} (a workspace's objects and fields as values),
 * {@code standard} (what every workspace starts with), {@code change} (a request turned into the
 * next model, or every reason why not), {@code plan} (two models turned into a shape and typed
 * steps). {@code migration} carries a planned change through expand, publish and contract whatever
 * crashes; {@code workspace} and {@code entry} are the ways in.
 */
@NullMarked
package io.viginti.metadata;

import org.jspecify.annotations.NullMarked;
