package io.viginti.platform.persistence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of transactions. */
@ConfigMapping(prefix = "viginti.transactions")
public interface TransactionConfig {
  /**
   * How long a session or transaction may take before it is given up as UNAVAILABLE. Hibernate
   * Reactive does not always answer when its connection breaks while a transaction begins.
   */
  @WithDefault("20s")
  Duration limit();
}
