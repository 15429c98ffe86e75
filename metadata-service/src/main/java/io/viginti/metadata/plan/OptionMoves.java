package io.viginti.metadata.plan;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of removed options go.
 *
 * @param byField field id → removed key → key of the option that takes its rows, or null
 */
public record OptionMoves(Map<UUID, Map<String, @Nullable String>> byField) {
  public static final OptionMoves NONE = new OptionMoves(Map.of());
}
