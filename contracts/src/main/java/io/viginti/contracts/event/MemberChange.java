package io.viginti.contracts.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code member.joined | updated | removed}; the record {@code workspaceMember} is its
 * projection.
 */
public record MemberChange(
    UUID memberId,
    UUID userId,
    String email,
    String firstName,
    String lastName,
    @Nullable String avatarUrl,
    @Nullable String locale) {}
