package io.viginti.devstack.mesh;

import java.nio.file.Path;

/** The directory of a mesh ({@code .viginti}) and what lies where in it. */
public record MeshHome(Path directory) {

  public MeshHome {
    directory = directory.toAbsolutePath().normalize();
  }

  /** Log of a child. */
  public Path log(String name) {
    return logs().resolve(name + ".log");
  }

  public Path logs() {
    return directory.resolve("logs");
  }

  /** Data of a server. */
  public Path data(String name) {
    return directory.resolve("data").resolve(name);
  }

  Path secrets() {
    return directory.resolve("secrets");
  }

  Path pidFile(String name) {
    return running().resolve(name + ".pid");
  }

  /** What runs: pid files. */
  Path running() {
    return directory.resolve("run");
  }

  /** Notes what has been loaded into the demo workspace. */
  public Path demoMarker() {
    return directory.resolve("data").resolve("demo.loaded");
  }
}
