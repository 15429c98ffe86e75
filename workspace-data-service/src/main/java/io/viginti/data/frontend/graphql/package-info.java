/**
 * GraphQL documents to intents. The gateway has validated a document against the caller's schema;
 * here it is read once more without trust: what cannot be understood is BAD_USER_INPUT. Only
 * graphql-java's parser is used, never its executor.
 */
@NullMarked
package io.viginti.data.frontend.graphql;

import org.jspecify.annotations.NullMarked;
