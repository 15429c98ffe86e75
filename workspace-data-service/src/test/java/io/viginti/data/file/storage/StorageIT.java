package io.viginti.data.file.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viginti.devstack.process.Ports;
import io.viginti.testing.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A directory and a bucket of a real S3 server behave alike. */
class StorageIT {
  private static final String BUCKET = "files";

  @TempDir static Path directory;
  private static Process server;
  private static FileStorage inDirectory;
  private static FileStorage inBucket;

  private record Config(Optional<Path> directory, Bucket s3) implements StorageConfig {}

  private record TestBucket(Optional<String> bucket, Optional<URI> endpoint)
      implements StorageConfig.Bucket {
    @Override
    public String region() {
      return "us-east-1";
    }

    @Override
    public Optional<String> accessKey() {
      return Optional.of("key");
    }

    @Override
    public Optional<String> secretKey() {
      return Optional.of("secret");
    }

    @Override
    public boolean pathStyle() {
      return true;
    }

    @Override
    public String prefix() {
      return "some/where/";
    }
  }

  @BeforeAll
  static void start() throws IOException {
    List<Integer> ports = Ports.free(2);
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                "target/s3mock/s3mock.jar",
                "--http.port=" + ports.get(0),
                "--server.port=" + ports.get(1),
                "--com.adobe.testing.s3mock.store.initialBuckets=" + BUCKET)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("s3mock.log").toFile())
            .start();
    awaitPort(ports.get(0));
    OpenStorage open = new OpenStorage();
    inDirectory =
        open.open(
            new Config(
                Optional.of(directory.resolve("files")),
                new TestBucket(Optional.empty(), Optional.empty())));
    inBucket =
        open.open(
            new Config(
                Optional.of(directory),
                new TestBucket(
                    Optional.of(BUCKET),
                    Optional.of(URI.create("http://localhost:" + ports.get(0))))));
  }

  private static void awaitPort(int port) {
    Eventually.await(
        "s3mock listens",
        () -> {
          try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), 500);
            return true;
          } catch (IOException e) {
            return false;
          }
        });
  }

  @AfterAll
  static void stop() {
    server.destroy();
  }

  static Stream<FileStorage> storages() {
    return Stream.of(inDirectory, inBucket);
  }

  private static FileKey key(UUID workspace) {
    return new FileKey(workspace, UUID.randomUUID(), HexFormat.of().formatHex(new byte[32]));
  }

  private static void put(FileStorage storage, FileKey key, String text) throws IOException {
    storage.put(key, Files.writeString(Files.createTempFile(storage.staging(), "", ""), text));
  }

  private static String read(FileStorage storage, FileKey key, long from, long length)
      throws IOException {
    try (InputStream bytes = storage.open(key, from, length)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("storages")
  void whatIsPutCanBeReadInParts(FileStorage storage) throws IOException {
    FileKey key = key(UUID.randomUUID());
    put(storage, key, "0123456789");
    put(storage, key, "0123456789");

    assertThat(read(storage, key, 0, 10)).isEqualTo("0123456789");
    assertThat(read(storage, key, 3, 4)).isEqualTo("3456");
    storage.remove(key);
    storage.remove(key);
    assertThatThrownBy(() -> read(storage, key, 0, 10)).isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @MethodSource("storages")
  void whatIsEmptyCanBeReadToo(FileStorage storage) throws IOException {
    FileKey key = key(UUID.randomUUID());
    put(storage, key, "");

    assertThat(read(storage, key, 0, 0)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("storages")
  void aWorkspaceGoesAlone(FileStorage storage) throws IOException {
    FileKey first = key(UUID.randomUUID());
    FileKey second = key(first.workspace());
    FileKey other = key(UUID.randomUUID());
    for (FileKey key : List.of(first, second, other)) {
      put(storage, key, "x");
    }

    storage.removeFile(first.workspace(), first.file());
    assertThatThrownBy(() -> read(storage, first, 0, 1)).isInstanceOf(NoSuchFileException.class);
    assertThat(read(storage, second, 0, 1)).isEqualTo("x");
    storage.removeWorkspace(first.workspace());
    storage.removeWorkspace(first.workspace());

    assertThatThrownBy(() -> read(storage, second, 0, 1)).isInstanceOf(NoSuchFileException.class);
    assertThat(read(storage, other, 0, 1)).isEqualTo("x");
  }
}
