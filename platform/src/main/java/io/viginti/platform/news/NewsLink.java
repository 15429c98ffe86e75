package io.viginti.platform.news;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** What a {@link FollowedCache} needs to know of the connection to the news. */
interface NewsLink {
  /** Whether every piece of news older than a second has surely come through. */
  boolean isFresh();

  /** Rises when the subscription was interrupted: news may have been missed in between. */
  long generation();

  /** The epoch of a subject; empty when Redis does not answer or does not know it. */
  Uni<Optional<String>> epoch(String subject);
}
