/**
 * Catalog to OpenAPI 3.1: the REST API of one workspace as generators of clients read it. Pure, and
 * beside {@code schema}, which makes GraphQL of the same catalog.
 */
@NullMarked
package io.viginti.catalog.openapi;

import org.jspecify.annotations.NullMarked;
