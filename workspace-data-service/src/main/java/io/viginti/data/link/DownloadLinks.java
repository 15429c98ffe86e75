package io.viginti.data.link;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links to files of one workspace that end at the same time. Not safe for threads. */
public final class DownloadLinks {
  private final byte[] key;
  private final String base;
  private final UUID workspace;
  private final long expiry;
  private @Nullable LinkSeal made;

  DownloadLinks(byte[] key, String base, UUID workspace, long expiry) {
    this.key = key;
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    this.workspace = workspace;
    this.expiry = expiry;
  }

  public String urlOf(UUID file) {
    return url(FileLinks.Purpose.DOWNLOAD, file);
  }

  String url(FileLinks.Purpose purpose, UUID file) {
    LinkSeal seal = made == null ? new LinkSeal(key) : made; // most answers hold no file
    made = seal;
    return base
        + "/files/"
        + workspace
        + "/"
        + file
        + "?expires="
        + expiry
        + "&signature="
        + seal.of(purpose, workspace, file, expiry);
  }
}
