/**
 * PostgreSQL clusters by name, and a workspace's place on one of them. Each cluster has pipelined
 * connections for statements that are quick, pooled ones for transactions and slow statements, and
 * its own schema {@code records}; a workspace keeps to one group of connections, because every
 * prepared statement and every table a connection has seen costs memory in the backend.
 */
@NullMarked
package io.viginti.data.cluster;

import org.jspecify.annotations.NullMarked;
