package io.viginti.data.file.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects {@code <prefix><workspace>/<file>/<sha256>}: a put is atomic by the store's contract. */
final class BucketStorage implements FileStorage {
  private static final int DELETED_AT_ONCE = 1_000;

  private final S3Client s3;
  private final String bucket;
  private final String prefix;
  private final Path staging;

  BucketStorage(S3Client s3, String bucket, String prefix, Path staging) {
    this.s3 = s3;
    this.bucket = bucket;
    this.prefix = prefix;
    this.staging = staging;
  }

  @Override
  public Path staging() {
    return staging;
  }

  @Override
  public void put(FileKey key, Path staged) throws IOException {
    ask(
        () ->
            s3.putObject(put -> put.bucket(bucket).key(nameOf(key)), RequestBody.fromFile(staged)));
  }

  @Override
  public InputStream open(FileKey key, long from, long length) throws IOException {
    return ask(
        () ->
            s3.getObject(
                get ->
                    get.bucket(bucket)
                        .key(nameOf(key))
                        .range(length == 0 ? null : "bytes=" + from + "-" + (from + length - 1))));
  }

  @Override
  public void remove(FileKey key) throws IOException {
    ask(() -> s3.deleteObject(delete -> delete.bucket(bucket).key(nameOf(key))));
  }

  @Override
  public void removeFile(UUID workspace, UUID file) throws IOException {
    removeAll(prefix + workspace + "/" + file + "/");
  }

  @Override
  public void removeWorkspace(UUID workspace) throws IOException {
    removeAll(prefix + workspace + "/");
  }

  private void removeAll(String start) throws IOException {
    while (true) {
      List<S3Object> some =
          ask(
              () ->
                  s3.listObjectsV2(
                          list -> list.bucket(bucket).prefix(start).maxKeys(DELETED_AT_ONCE))
                      .contents());
      if (some.isEmpty()) {
        return;
      }
      List<ObjectIdentifier> names =
          some.stream()
              .map(object -> ObjectIdentifier.builder().key(object.key()).build())
              .toList();
      List<S3Error> left =
          ask(
              () ->
                  s3.deleteObjects(
                          delete ->
                              delete.bucket(bucket).delete(Delete.builder().objects(names).build()))
                      .errors());
      if (!left.isEmpty()) {
        throw new IOException("objects are left: " + left.getFirst());
      }
    }
  }

  private String nameOf(FileKey key) {
    return prefix + key.workspace() + "/" + key.file() + "/" + key.sha256();
  }

  private static <T> T ask(Supplier<T> request) throws IOException {
    try {
      return request.get();
    } catch (NoSuchKeyException e) {
      throw new NoSuchFileException(e.getMessage());
    } catch (SdkException e) {
      throw new IOException(e);
    }
  }
}
