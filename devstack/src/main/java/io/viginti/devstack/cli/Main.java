package io.viginti.devstack.cli;

import io.viginti.devstack.api.ApiRefused;
import io.viginti.devstack.process.ChildFailed;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program that the script {@code ./viginti} runs. */
@Command(
    name = "viginti",
    subcommands = {
      Up.class,
      Down.class,
      Status.class,
      Reset.class,
      Settings.class,
      Import.class,
      Keys.class,
      Workspaces.class
    },
    description = "Runs Viginti on this machine.")
public final class Main {

  @Option(names = "--repository", hidden = true, description = "The root of the sources.")
  Path repository = Path.of("").toAbsolutePath();

  private Main() {}

  public static void main(String[] arguments) {
    Logger.getLogger("").setLevel(Level.WARNING);
    CommandLine commands = new CommandLine(new Main());
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println(reason(failure));
          return 1;
        });
    System.exit(commands.execute(arguments));
  }

  /**
   * What a person can do something with is said in one line; everything else is ours, with its
   * trace.
   */
  private static String reason(Exception failure) {
    if (failure instanceof ChildFailed
        || failure instanceof ApiRefused
        || failure instanceof IllegalArgumentException
        || failure instanceof UncheckedIOException) {
      return "viginti: " + failure.getMessage();
    }
    java.io.StringWriter trace = new java.io.StringWriter();
    failure.printStackTrace(new java.io.PrintWriter(trace));
    return "viginti: " + trace;
  }
}
