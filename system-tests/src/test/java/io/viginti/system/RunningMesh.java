package io.viginti.system;

import io.viginti.devstack.mesh.Mesh;
import io.viginti.devstack.mesh.MeshPlan;
import io.viginti.devstack.mesh.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The mesh of this run: started by the first test that asks for it, ended with the JVM. */
final class RunningMesh {
  /** Name of the second PostgreSQL cluster. */
  static final String SECOND_CLUSTER = "second";

  static final int PORT_OFFSET = Integer.getInteger("system.port-offset", 2300);
  private static final Path HOME = Path.of("target", "mesh").toAbsolutePath();

  private RunningMesh() {}

  static Mesh mesh() {
    return Holder.MESH;
  }

  static URI gateway() {
    return mesh().gateway();
  }

  private static final class Holder {
    static final Mesh MESH = start();

    private static Mesh start() {
      Mesh.reclaim(new io.viginti.devstack.mesh.MeshHome(HOME));
      empty(HOME);
      Mesh mesh =
          Mesh.start(
              MeshPlan.in(repository(), HOME, PORT_OFFSET)
                  .withCluster(SECOND_CLUSTER)
                  .withEnvironment("VIGINTI_METADATA_CLUSTERS", "main," + SECOND_CLUSTER),
              Progress.silent());
      Runtime.getRuntime().addShutdownHook(new Thread(mesh::close, "end of the mesh"));
      return mesh;
    }
  }

  static Path repository() {
    Path module = Path.of("").toAbsolutePath();
    return Files.exists(module.resolve("system-tests")) ? module : module.getParent();
  }

  private static void empty(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      paths
          .sorted(java.util.Comparator.reverseOrder())
          .map(Path::toFile)
          .forEach(java.io.File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
