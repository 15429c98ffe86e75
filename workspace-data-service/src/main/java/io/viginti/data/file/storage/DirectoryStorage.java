package io.viginti.data.file.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code <root>/<workspace>/<file>/<sha256>}; what is staged is renamed to its place. */
final class DirectoryStorage implements FileStorage {
  private static final int PUT_ATTEMPTS = 3;

  private final Path root;
  private final Path staging;

  DirectoryStorage(Path root) throws IOException {
    this.root = root.toAbsolutePath();
    this.staging = Files.createDirectories(this.root.resolve(".incoming"));
  }

  @Override
  public Path staging() {
    return staging;
  }

  @Override
  public void put(FileKey key, Path staged) throws IOException {
    try (FileChannel file = FileChannel.open(staged, StandardOpenOption.WRITE)) {
      file.force(true);
    }
    Path place = place(key);
    for (int attempt = 1; ; attempt++) {
      Path directory = Files.createDirectories(placeOf(key.workspace(), key.file()));
      try {
        Files.move(staged, place, StandardCopyOption.ATOMIC_MOVE);
        sync(directory);
        return;
      } catch (NoSuchFileException gone) {
        // the directory may have gone with the object of another upload of the file
        if (attempt == PUT_ATTEMPTS || !Files.exists(staged)) {
          throw gone;
        }
      }
    }
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel entries = FileChannel.open(directory)) {
      entries.force(true);
    }
  }

  @Override
  public InputStream open(FileKey key, long from, long length) throws IOException {
    FileChannel file = FileChannel.open(place(key));
    file.position(from);
    return new BoundedStream(Channels.newInputStream(file), length);
  }

  @Override
  public void remove(FileKey key) throws IOException {
    Files.deleteIfExists(place(key));
    try {
      Files.deleteIfExists(placeOf(key.workspace(), key.file()));
    } catch (DirectoryNotEmptyException e) {
      // holds another upload of the file
    }
  }

  @Override
  public void removeFile(UUID workspace, UUID file) throws IOException {
    removeTree(placeOf(workspace, file));
  }

  @Override
  public void removeWorkspace(UUID workspace) throws IOException {
    removeTree(root.resolve(workspace.toString()));
  }

  private Path place(FileKey key) {
    return placeOf(key.workspace(), key.file()).resolve(key.sha256());
  }

  private Path placeOf(UUID workspace, UUID file) {
    return root.resolve(workspace.toString()).resolve(file.toString());
  }

  private static void removeTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
