package io.viginti.platform.news;

/** What a {@link FollowedCache} needs to know of the connection to the news. */
interface NewsLink {
  /** Whether every piece of news older than a second has surely come through. */
  boolean isFresh();

  /** Rises when the subscription was interrupted: news may have been missed in between. */
  long generation();
}
