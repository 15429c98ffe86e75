package io.viginti.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How passwords are hashed (Argon2id; the defaults are OWASP's). */
@ConfigMapping(prefix = "viginti.auth.password")
public interface PasswordConfig {
  /** Memory of one hash in KiB. Stored hashes of another cost are renewed at the next sign-in. */
  @WithDefault("19456")
  int memoryKib();

  /** Passes over the memory. */
  @WithDefault("2")
  int iterations();

  /** Lanes. */
  @WithDefault("1")
  int parallelism();

  /** Threads that compute hashes; each takes the memory of one hash. */
  @WithDefault("2")
  int threads();

  /** Hashes that may wait for a thread; what is above is answered {@code UNAVAILABLE}. */
  @WithDefault("64")
  int queue();
}
