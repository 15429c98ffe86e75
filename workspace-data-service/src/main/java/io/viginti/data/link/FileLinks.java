package io.viginti.data.link;

import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and checks links. */
@ApplicationScoped
public class FileLinks {
  private final byte[] key;
  private final FileLinksConfig config;
  private final InstantSource clock;

  @Inject
  FileLinks(MeshConfig mesh, FileLinksConfig config) {
    this(mesh.secret(), config, InstantSource.system());
  }

  /**
   * @param secret has other uses too
   */
  public FileLinks(String secret, FileLinksConfig config, InstantSource clock) {
    this.key = LinkSeal.keyFrom(secret);
    this.config = config;
    this.clock = clock;
  }

  /** What a link lets its holder do. */
  public enum Purpose {
    UPLOAD,
    DOWNLOAD
  }

  /** A link and when it ends. */
  public record Upload(String url, Instant expiresAt) {}

  public Upload upload(UUID workspace, UUID file) {
    Instant expiry = clock.instant().plus(config.uploadLifetime());
    long seconds = expiry.getEpochSecond();
    String url =
        new DownloadLinks(key, config.base(), workspace, seconds).url(Purpose.UPLOAD, file);
    return new Upload(url, Instant.ofEpochSecond(seconds));
  }

  /** Links to the files of a workspace, for one answer. */
  public DownloadLinks downloads(UUID workspace) {
    long window = Math.max(1, config.downloadLifetime().toSeconds());
    long now = clock.instant().getEpochSecond();
    long expiry = (now / window + 2) * window;
    return new DownloadLinks(key, config.base(), workspace, expiry);
  }

  /**
   * @param expires as the link has it
   * @param seal as the link has it
   * @return how long the link is still good
   * @throws VigintiException FORBIDDEN when it was not made here, or is over
   */
  public Duration check(
      Purpose purpose, UUID workspace, UUID file, @Nullable String expires, @Nullable String seal) {
    if (expires == null || seal == null || !expires.matches("[0-9]{1,12}")) {
      throw VigintiException.forbidden("The link is not complete");
    }
    long expiry = Long.parseLong(expires);
    String right = new LinkSeal(key).of(purpose, workspace, file, expiry);
    if (!MessageDigest.isEqual(
        right.getBytes(StandardCharsets.US_ASCII), seal.getBytes(StandardCharsets.UTF_8))) {
      throw VigintiException.forbidden("The link was not made here");
    }
    Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(expiry));
    if (left.isNegative() || left.isZero()) {
      throw VigintiException.forbidden("The link has expired");
    }
    return left;
  }
}
