package io.viginti.contracts.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code job.changed}: the whole public state of a job after a change.
 *
 * @param service the owner, where commands go ({@code messaging-service})
 * @param state WAITING RUNNING SUCCEEDED RETRYING FAILED CANCELLED
 * @param progress 0 to 100
 * @param revision rises with every change; the projection keeps the highest
 */
public record JobChange(
    UUID id,
    String service,
    String kind,
    String state,
    int attempt,
    int progress,
    @Nullable String error,
    Instant createdAt,
    Instant runAfter,
    long revision) {}
