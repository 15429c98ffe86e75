package io.viginti.auth.password;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.viginti.platform.error.VigintiException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks, hashes and verifies passwords; hashing runs on its own bounded threads. */
@ApplicationScoped
public class Passwords {
  private static final String COMMON = "/common-passwords.txt";
  private static final int SALT_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final PasswordRule rule = new PasswordRule(loadCommon());
  private final PasswordHash.Cost cost;
  private final ThreadPoolExecutor threads;
  private final Counter computed;

  /** Verified for unknown users, so that they take as long as known ones. */
  private final PasswordHash nobody;

  Passwords(PasswordConfig config, MeterRegistry meters) {
    computed = meters.counter("viginti.auth.password.hashes");
    cost = new PasswordHash.Cost(config.memoryKib(), config.iterations(), config.parallelism());
    threads =
        new ThreadPoolExecutor(
            config.threads(),
            config.threads(),
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(config.queue()),
            Thread.ofPlatform().name("password-", 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    nobody = new PasswordHash(cost, salt(), hash);
  }

  @PreDestroy
  void stop() {
    threads.shutdown();
  }

  /** What is wrong with a new password; empty when it may be used. */
  public List<String> problems(String password, String email) {
    return rule.problems(password, email);
  }

  /** The form in which {@code password} is stored. */
  public Uni<String> hash(String password) {
    byte[] salt = salt();
    return compute(() -> PasswordHash.of(password, salt, cost).stored());
  }

  /**
   * Whether {@code password} is the one stored.
   *
   * @param stored null for an unknown user or one without a password: answers false after the same
   *     time
   */
  public Uni<Boolean> verify(@Nullable String stored, String password) {
    if (password.length() > 4 * PasswordRule.MAX_LENGTH) {
      return Uni.createFrom().item(false);
    }
    PasswordHash hash = stored == null ? nobody : PasswordHash.parse(stored);
    return compute(() -> hash.matches(password)).map(matches -> matches && stored != null);
  }

  /** Whether {@code stored} was computed at another cost than today's. */
  public boolean isOutdated(String stored) {
    return !PasswordHash.parse(stored).cost().equals(cost);
  }

  /** Computes on the pool and answers where it was asked: the request's context must go on. */
  private <T> Uni<T> compute(Supplier<T> work) {
    computed.increment();
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context asker = Vertx.currentContext();
              try {
                threads.execute(
                    () -> {
                      try {
                        T result = work.get();
                        answer(asker, () -> emitter.complete(result));
                      } catch (RuntimeException | OutOfMemoryError e) {
                        answer(asker, () -> emitter.fail(e));
                      }
                    });
              } catch (RejectedExecutionException _) {
                emitter.fail(VigintiException.unavailable("The password check"));
              }
            });
  }

  private static void answer(@Nullable Context asker, Runnable emit) {
    if (asker == null) {
      emit.run();
    } else {
      asker.runOnContext(_ -> emit.run());
    }
  }

  private byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  private static Set<String> loadCommon() {
    try (InputStream in =
            Objects.requireNonNull(Passwords.class.getResourceAsStream(COMMON), COMMON);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
