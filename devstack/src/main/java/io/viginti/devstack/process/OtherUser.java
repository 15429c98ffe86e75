package io.viginti.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Runs a program that refuses root (PostgreSQL) where we are root: in a user namespace of its own,
 * where it is nobody, or, where that is forbidden, as the user 65534 (nobody), which must then own
 * its files.
 */
public final class OtherUser {

  private static final int NOBODY = 65534;
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final boolean NAMESPACES =
      ROOT && Launcher.onPath("unshare") && Launcher.succeeds("unshare", "-U", "true");

  private OtherUser() {}

  static List<String> prefix() {
    if (!ROOT) {
      return List.of();
    }
    return NAMESPACES
        ? List.of("unshare", "-U", "--")
        : List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");
  }

  /** Lets such a program own a directory and all in it, where it has a user id of its own. */
  public static void own(Path directory) {
    if (!ROOT || NAMESPACES) {
      return;
    }
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
                throws IOException {
              return give(dir);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              return give(file);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give " + directory + " to the user " + NOBODY, e);
    }
  }

  private static FileVisitResult give(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", NOBODY, java.nio.file.LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:gid", NOBODY, java.nio.file.LinkOption.NOFOLLOW_LINKS);
    return FileVisitResult.CONTINUE;
  }
}
