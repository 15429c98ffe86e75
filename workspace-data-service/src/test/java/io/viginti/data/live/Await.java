package io.viginti.data.live;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what a client cannot be told. */
final class Await {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(15).toNanos();

  private Await() {}

  static void subscribers(int port, int count) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    String wanted = "viginti_live_subscribers " + count + ".0";
    while (!given().port(port).get("/q/metrics").asString().contains(wanted)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(count + " subscribers did not come");
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
