package io.viginti.data.sql;

import io.viginti.data.plan.ConnectionPlan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a connection. Where a cursor has nulls decides which ranges there are, so there
 * is one statement per pattern of nulls; each is made when it is first needed.
 */
public final class PageStatements {
  /** More patterns than that are made anew each time: with many keys there could be a million. */
  private static final int MOST_KEPT = 16;

  private static final int NO_CURSOR = -1;

  private final ConnectionPlan plan;
  private final PageStatement first;
  private final Map<Pattern, PageStatement> known = new ConcurrentHashMap<>();

  private record Pattern(int after, int before) {
    static Pattern of(@Nullable Cursor after, @Nullable Cursor before) {
      return new Pattern(
          after == null ? NO_CURSOR : after.nulls(), before == null ? NO_CURSOR : before.nulls());
    }
  }

  public PageStatements(ConnectionPlan plan) {
    this.plan = plan;
    this.first = PageSql.of(plan, null, null);
  }

  /** The same for every pattern. */
  public CursorForm cursors() {
    return first.cursors();
  }

  public ReadStatement of(@Nullable Cursor after, @Nullable Cursor before) {
    if (after == null && before == null) {
      return first.read();
    }
    Pattern pattern = Pattern.of(after, before);
    PageStatement page = known.get(pattern);
    if (page == null) {
      page = PageSql.of(plan, after, before);
      if (known.size() < MOST_KEPT) {
        known.put(pattern, page);
      }
    }
    return page.read();
  }

  /** Estimated bytes on the heap, those of later statements included. */
  public int weight() {
    return 4 * first.read().weight();
  }
}
