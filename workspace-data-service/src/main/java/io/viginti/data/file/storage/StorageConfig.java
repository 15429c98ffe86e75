package io.viginti.data.file.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where uploaded files are kept. A directory or a bucket must be named. */
@ConfigMapping(prefix = "viginti.data.files")
public interface StorageConfig {
  /**
   * Directory of the files; every instance needs the same one. Beside a bucket it only holds
   * uploads on their way, and may be left out. No default.
   */
  Optional<Path> directory();

  /** The bucket. */
  Bucket s3();

  /** A bucket of an S3 store, used in place of the directory. */
  interface Bucket {
    /** Name of the bucket; without it files are kept in the directory. */
    Optional<String> bucket();

    /** Address of the store; default AWS. */
    Optional<URI> endpoint();

    /** Region; default {@code us-east-1}. */
    @WithDefault("us-east-1")
    String region();

    /** Access key; default what AWS' SDK finds (environment, profile, role of the machine). */
    Optional<String> accessKey();

    /** Its secret. */
    Optional<String> secretKey();

    /** Whether the bucket is named in the path; true for most stores that are not AWS. */
    @WithDefault("false")
    boolean pathStyle();

    /** What the names of all objects begin with; default {@code files/}. */
    @WithDefault("files/")
    String prefix();
  }
}
