/**
 * What the tests of every service need: real servers, tokens, stand-ins for the other services,
 * architecture rules, golden cases. State that test and application share is kept in plain JDK
 * types on the system properties, because Quarkus loads the two with different class loaders.
 */
@NullMarked
package io.viginti.testing;

import org.jspecify.annotations.NullMarked;
