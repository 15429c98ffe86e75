package io.viginti.devstack.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Locale;

/**
 * Where the programs of the servers are: the jars the build puts into {@code devstack/target/lib}.
 */
public final class Libraries {

  private Libraries() {}

  /** The directory of the jars. */
  public static Path directory() {
    Path directory = output().resolveSibling("lib");
    if (!Files.isDirectory(directory)) {
      throw new IllegalStateException(directory + " is missing: build the module devstack first");
    }
    return directory;
  }

  /** Class path of a JVM of its own with everything the devstack needs. */
  public static String classPath() {
    return output() + java.io.File.pathSeparator + directory() + "/*";
  }

  /** The {@code java} that runs us. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Directory into which the programs are unpacked once. */
  static Path unpacked(String name) {
    return output().resolveSibling("unpacked").resolve(name);
  }

  static Path jar(String prefix) {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory(), prefix + "*.jar")) {
      for (Path jar : jars) {
        return jar;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory(), e);
    }
    throw new IllegalStateException(
        "no " + prefix + " for " + platform() + " in " + directory() + ": use a running server");
  }

  /** Operating system and processor as the binary jars name them, such as {@code linux-amd64}. */
  static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return (system.startsWith("mac") ? "darwin" : "linux")
        + (processor.equals("aarch64") || processor.equals("arm64") ? "-arm64" : "-amd64");
  }

  /** The jar or the class directory of this module, both directly in {@code target}. */
  private static Path output() {
    CodeSource source = Libraries.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException("cannot tell where the devstack's classes come from");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("unexpected location " + source.getLocation(), e);
    }
  }
}
