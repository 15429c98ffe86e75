package io.viginti.system;

import io.viginti.devstack.api.InternalClient;
import io.viginti.devstack.api.MeshSecret;
import io.viginti.devstack.mesh.Mesh;
import io.viginti.devstack.mesh.MeshHome;
import io.viginti.devstack.mesh.MeshPlan;
import io.viginti.devstack.mesh.Node;
import io.viginti.devstack.mesh.Progress;
import io.viginti.devstack.mesh.Secrets;
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

  /** Where uploaded files are. */
  static Path files() {
    return home().data("files");
  }

  /** Calls auth-service as {@code ./viginti workspace} does. */
  static InternalClient operator() {
    return new InternalClient(
        URI.create("http://127.0.0.1:" + Node.AUTH.port(PORT_OFFSET)),
        new MeshSecret(Secrets.of(home()).mesh()));
  }

  private static MeshHome home() {
    return new MeshHome(HOME);
  }

  private static final class Holder {
    static final Mesh MESH = start();

    private static Mesh start() {
      Mesh.reclaim(home());
      empty(HOME);
      Mesh mesh =
          Mesh.start(
              MeshPlan.in(repository(), HOME, PORT_OFFSET)
                  .withCluster(SECOND_CLUSTER)
                  .withEnvironment("VIGINTI_METADATA_CLUSTERS", "main," + SECOND_CLUSTER)
                  .withEnvironment("VIGINTI_AUTH_DELETION_PURGE_EVERY", "1s"),
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
