package io.viginti.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it travels: CloudEvents 1.0, JSON event format.
 *
 * @param specversion always {@code 1.0}
 * @param id unique; consumers keep it in their inbox
 * @param source the publishing service, {@code /auth-service}
 * @param type {@code record.created}, {@code member.joined}, {@code workspace.deleted} …
 * @param subject what it is about, an id; null when the workspace itself
 * @param workspaceid extension attribute; null for events outside any workspace
 * @param traceparent W3C trace context of the request that caused it; null when there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent(
    String specversion,
    UUID id,
    String source,
    String type,
    @Nullable String subject,
    Instant time,
    @Nullable UUID workspaceid,
    @Nullable String traceparent,
    JsonNode data) {}
