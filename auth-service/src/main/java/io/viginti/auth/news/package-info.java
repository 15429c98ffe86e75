/** The names of the news this service announces, as docs/mesh.md lists them. */
@NullMarked
package io.viginti.auth.news;

import org.jspecify.annotations.NullMarked;
