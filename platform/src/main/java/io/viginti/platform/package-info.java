/**
 * What every service of the mesh stands on: errors, the caller, calls between services, news,
 * events, jobs, transactions, telemetry. No business noun lives here.
 */
@NullMarked
package io.viginti.platform;

import org.jspecify.annotations.NullMarked;
