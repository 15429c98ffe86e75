/**
 * Stable error codes and how they look outside. Domain code throws {@link
 * io.viginti.platform.error.VigintiException} and knows codes; only this package knows HTTP
 * statuses and GraphQL extensions. What is not a VigintiException becomes INTERNAL with a neutral
 * message and is logged once, with the request id.
 */
@NullMarked
package io.viginti.platform.error;

import org.jspecify.annotations.NullMarked;
