package io.viginti.billing.entitlement;

import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace may use.
 *
 * @param key names the feature; stable
 * @param limit how much of it; null for no limit
 */
public record Entitlement(
    @NonNull String key, @Name("isUnlocked") boolean isUnlocked, @Nullable Integer limit) {

  /** Without a payment provider nothing is locked. */
  static List<Entitlement> everything() {
    return Arrays.stream(Feature.values())
        .map(feature -> new Entitlement(feature.name(), true, null))
        .toList();
  }
}
