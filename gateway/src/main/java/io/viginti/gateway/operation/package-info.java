/**
 * What an operation is, before anything is sent: who owns its root fields, what it may cost, which
 * part of it each service gets. Pure: a schema and a document in, a plan out; built once per schema
 * and document and shared by all requests.
 */
@NullMarked
package io.viginti.gateway.operation;

import org.jspecify.annotations.NullMarked;
