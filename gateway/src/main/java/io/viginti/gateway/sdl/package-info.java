/**
 * The static part of the schema: each service's own SDL, packed at build time and followed at run
 * time, and which service owns which root field.
 */
@NullMarked
package io.viginti.gateway.sdl;

import org.jspecify.annotations.NullMarked;
