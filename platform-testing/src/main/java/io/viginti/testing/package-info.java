/**
 * What the tests of every service need: real servers, tokens, stand-ins for the other services,
 * architecture rules, golden cases. State that test and application share is kept in plain JDK
 * types in {@link io.viginti.testing.SharedState}, because Quarkus loads the two with different
 * class loaders.
 */
@NullMarked
package io.viginti.testing;

import org.jspecify.annotations.NullMarked;
