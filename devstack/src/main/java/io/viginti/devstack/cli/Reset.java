package io.viginti.devstack.cli;

import io.viginti.devstack.mesh.MeshHome;
import io.viginti.devstack.mesh.MeshPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Ends the mesh and deletes its data. */
@Command(name = "reset", description = "Stop everything and delete all data of this mesh.")
final class Reset implements Callable<Integer> {

  @ParentCommand Main main;

  @Option(names = "--yes", description = "Do not ask.")
  boolean yes;

  @Override
  public Integer call() throws Exception {
    MeshHome home = MeshPlan.homeIn(main.repository, System.getenv());
    if (!yes && System.console() != null && System.console().isTerminal()) {
      String answer = System.console().readLine("Delete all data in %s? [y/N] ", home.directory());
      if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
        return 1;
      }
    }
    Down.end(home);
    // Only what a mesh makes: the directory is the user's choice and may hold more.
    for (String name : List.of("data", "logs", "run", "secrets", "state")) {
      delete(home.directory().resolve(name));
    }
    System.out.println("deleted the data in " + home.directory());
    return 0;
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
