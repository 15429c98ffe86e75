package io.viginti.data.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The query compiler. */
@ConfigMapping(prefix = "viginti.data.engine")
public interface EngineConfig {
  /** Rows of a list without a limit, nested lists too. Default 60. */
  @WithDefault("60")
  int defaultRows();

  /** Most rows of a list, and most records a mutation may write. Default 1,000. */
  @WithDefault("1000")
  int mostRows();

  /**
   * Most rows that one request reads, those of every level of its lists together; more is
   * LIMIT_EXCEEDED. Default 50,000, which 60 records with eight full lists each do not reach.
   */
  @WithDefault("50000")
  long readRows();

  /** Memory for compiled operations, in bytes (estimated). Default 64 MiB. */
  @WithDefault("67108864")
  long planCacheBytes();

  /** Memory for compiled REST requests, in bytes (estimated). Default 16 MiB. */
  @WithDefault("16777216")
  long intentCacheBytes();

  /** Memory for parsed documents, in bytes (estimated). Default 32 MiB. */
  @WithDefault("33554432")
  long documentCacheBytes();
}
