package io.viginti.auth;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Looks for workspaces to purge so often that a test may wait for it. */
public final class QuickPurge implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of("viginti.auth.deletion.purge-every", "1s");
  }

  @Override
  public void stop() {}
}
