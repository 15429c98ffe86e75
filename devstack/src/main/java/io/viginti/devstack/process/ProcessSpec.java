package io.viginti.devstack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a child process.
 *
 * @param environment added to this process's environment
 * @param log receives standard output and standard error, appended
 * @param pidFile where the running process is noted
 * @param stopSignal asks it to end
 * @param ownUser run under another user id where this process is root, for programs that refuse
 *     root
 */
public record ProcessSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path directory,
    Path log,
    Path pidFile,
    Signal stopSignal,
    boolean ownUser) {

  public ProcessSpec {
    if (name.isBlank() || command.isEmpty()) {
      throw new IllegalArgumentException(
          "a process needs a name and a command: " + name + " " + command);
    }
    if (stopSignal != Signal.TERM && stopSignal != Signal.INT) {
      throw new IllegalArgumentException(stopSignal + " does not ask a process to end");
    }
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
