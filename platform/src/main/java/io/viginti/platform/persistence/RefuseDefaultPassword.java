package io.viginti.platform.persistence;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Production is not started with the password that development and tests use: it is in the
 * repository, so it protects nothing. Without any, the start fails at {@code
 * viginti.postgres.password} itself.
 */
@ApplicationScoped
class RefuseDefaultPassword {
  static final String DEVELOPMENT_PASSWORD = "viginti";

  private static final int BEFORE_OTHERS = 1;

  private final String password;

  RefuseDefaultPassword(@ConfigProperty(name = "viginti.postgres.password") String password) {
    this.password = password;
  }

  void check(@Observes @Priority(BEFORE_OTHERS) StartupEvent started) {
    check(password, LaunchMode.current() == LaunchMode.NORMAL);
  }

  static void check(String password, boolean production) {
    if (production && password.equals(DEVELOPMENT_PASSWORD)) {
      throw new IllegalStateException(
          "viginti.postgres.password (VIGINTI_POSTGRES_PASSWORD) is the development password;"
              + " give the role one of its own: alter role … password '…'");
    }
  }
}
