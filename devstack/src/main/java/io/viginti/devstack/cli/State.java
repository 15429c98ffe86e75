package io.viginti.devstack.cli;

import io.viginti.devstack.mesh.MeshHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How far the supervisor has come, in a file, for those who wait for it. */
record State(MeshHome home) {

  private static final String STARTING = "starting";
  private static final String READY = "ready";
  private static final String FAILED = "failed\n";

  void starting() {
    write(STARTING);
  }

  void ready() {
    write(READY);
  }

  void failed(String reason) {
    write(FAILED + reason);
  }

  /** Forgets the state of a mesh that runs no more; why one failed stays to be read. */
  void ended() {
    try {
      if (!text().startsWith(FAILED)) {
        Files.deleteIfExists(file());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file(), e);
    }
  }

  boolean isReady() {
    return text().equals(READY);
  }

  private String text() {
    try {
      return Files.readString(file());
    } catch (IOException e) {
      return "";
    }
  }

  private void write(String text) {
    try {
      Files.createDirectories(file().getParent());
      Files.writeString(file(), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(), e);
    }
  }

  private Path file() {
    return home.directory().resolve("state");
  }
}
