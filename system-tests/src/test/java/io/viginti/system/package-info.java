/**
 * The running mesh from outside: through the gateway as a client, by SQL as an operator, and with
 * {@code kill -9} as fate. One mesh per run, shared by all classes; each test has a workspace of
 * its own. No service's code is on the class path.
 */
package io.viginti.system;
