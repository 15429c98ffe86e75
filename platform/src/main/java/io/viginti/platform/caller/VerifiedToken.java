package io.viginti.platform.caller;

import io.viginti.contracts.mesh.GrantRequest;
import java.time.Instant;

/** What a token that was verified says. */
record VerifiedToken(GrantRequest principal, Instant expiresAt) {}
