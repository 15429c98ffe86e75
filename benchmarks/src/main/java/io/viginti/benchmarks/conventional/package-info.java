/**
 * A GraphQL server as most are written: graphql-java with its executor, DataLoaders against one
 * query per record, rows in maps, Jackson for the answer. It is here to be measured beside Viginti.
 */
@NullMarked
package io.viginti.benchmarks.conventional;

import org.jspecify.annotations.NullMarked;
