/**
 * Measures a mesh of its own from outside: start, memory, latencies of what users wait for, and the
 * CPU a request costs in every process, beside the same SQL sent by plain JDBC in the same run.
 * Prints Markdown; asserts nothing.
 */
@NullMarked
package io.viginti.benchmarks;

import org.jspecify.annotations.NullMarked;
