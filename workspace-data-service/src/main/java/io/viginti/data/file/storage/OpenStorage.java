package io.viginti.data.file.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The storage that the settings name. */
@ApplicationScoped
class OpenStorage {
  @Produces
  @Singleton
  FileStorage open(StorageConfig config) throws IOException {
    StorageConfig.Bucket s3 = config.s3();
    if (s3.bucket().isPresent()) {
      Path staging =
          config.directory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
      return new BucketStorage(
          client(s3),
          s3.bucket().get(),
          s3.prefix(),
          Files.createDirectories(staging.toAbsolutePath().resolve("viginti-incoming")));
    }
    return new DirectoryStorage(
        config
            .directory()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "nowhere to keep files: name viginti.data.files.directory"
                            + " (VIGINTI_DATA_FILES_DIRECTORY) or"
                            + " viginti.data.files.s3.bucket (VIGINTI_DATA_FILES_S3_BUCKET)")));
  }

  private static S3Client client(StorageConfig.Bucket config) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(config.region()))
            .forcePathStyle(config.pathStyle())
            .credentialsProvider(
                config.accessKey().isPresent()
                    ? StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(
                            config.accessKey().get(), config.secretKey().orElse("")))
                    : DefaultCredentialsProvider.builder().build());
    config.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
