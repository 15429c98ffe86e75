/**
 * Request ids, access log, metrics, traces: what lets one follow a request through the mesh. Also
 * the shared defaults of the services and how addresses and ports are derived.
 */
@NullMarked
package io.viginti.platform.telemetry;

import org.jspecify.annotations.NullMarked;
