package io.viginti.devstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A child process and what can be done to it. Starting it again reclaims what an earlier one left,
 * also one of an earlier parent that was killed.
 */
public final class Child {

  private static final Duration STOP_TIME = Duration.ofSeconds(25);
  private static final int LOG_TAIL = 15;

  private final ProcessSpec spec;
  private final BooleanSupplier ready;
  private @Nullable Process process;

  /**
   * @param ready answers whether the process does its work; called often, must not block long
   */
  public Child(ProcessSpec spec, BooleanSupplier ready) {
    this.spec = spec;
    this.ready = ready;
  }

  public String name() {
    return spec.name();
  }

  public ProcessSpec spec() {
    return spec;
  }

  /** Starts the process; does nothing while it runs. */
  public synchronized void start() {
    if (isAlive()) {
      return;
    }
    reclaim(spec);
    Process started = Launcher.start(spec);
    new PidFile(spec.pidFile()).write(started.toHandle());
    process = started;
  }

  /** Waits until the process does its work. */
  public void awaitReady(Duration atMost) {
    boolean ended = !Await.until(() -> !isAlive() || ready.getAsBoolean(), atMost) || !isAlive();
    if (ended) {
      String why = isAlive() ? "is not ready after " + atMost.toSeconds() + " s" : "has ended";
      throw new ChildFailed(
          spec.name() + " " + why + "; " + spec.log() + " ends with\n" + logTail());
    }
  }

  public boolean isReady() {
    return isAlive() && ready.getAsBoolean();
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** The pid of the running process. */
  public synchronized long pid() {
    if (process == null) {
      throw new IllegalStateException(spec.name() + " was never started");
    }
    return process.pid();
  }

  /** Blocks until the process that runs now has ended. */
  public void awaitEnd() {
    Process current;
    synchronized (this) {
      current = process;
    }
    if (current != null) {
      current.onExit().join();
    }
  }

  /** Asks it to end, and ends it when it does not. */
  public synchronized void stop() {
    if (process != null) {
      end(process.toHandle(), spec.stopSignal());
    }
    new PidFile(spec.pidFile()).remove();
  }

  /** {@code kill -9}, waits until it is gone. */
  public synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      await(process.toHandle(), STOP_TIME);
    }
  }

  /** Freezes the process (SIGSTOP). */
  public void pause() {
    send(pid(), Signal.STOP);
  }

  /** Continues a process that was frozen. */
  public void resume() {
    send(pid(), Signal.CONT);
  }

  /** Runs a command to its end and answers its exit code. */
  public static int run(ProcessSpec spec) {
    return Launcher.run(spec);
  }

  /** Ends what an earlier start of the same process may have left. */
  public static void reclaim(ProcessSpec spec) {
    PidFile file = new PidFile(spec.pidFile());
    file.find().ifPresent(left -> end(left, spec.stopSignal()));
    file.remove();
  }

  /** Asks a process to end; after some seconds it is killed. */
  public static void end(ProcessHandle handle, Signal signal) {
    if (!handle.isAlive()) {
      return;
    }
    send(handle.pid(), signal);
    send(handle.pid(), Signal.CONT);
    if (!await(handle, STOP_TIME)) {
      handle.destroyForcibly();
      await(handle, STOP_TIME);
    }
  }

  public static void send(long pid, Signal signal) {
    Launcher.succeeds("kill", "-" + signal.name(), Long.toString(pid));
  }

  private static boolean await(ProcessHandle handle, Duration atMost) {
    try {
      handle.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (java.util.concurrent.TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("cannot wait for process " + handle.pid(), e);
    }
  }

  private String logTail() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(spec.log()), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }
}
