/**
 * What the gateway serves besides GraphQL: health of the mesh, sign-in settings, keys, GraphiQL.
 */
@NullMarked
package io.viginti.gateway.site;

import org.jspecify.annotations.NullMarked;
