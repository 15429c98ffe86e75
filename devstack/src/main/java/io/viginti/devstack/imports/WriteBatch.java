package io.viginti.devstack.imports;

import io.viginti.devstack.api.ApiRefused;
import io.viginti.devstack.api.ApiRefused.ApiError;
import io.viginti.devstack.api.ApiRefused.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows together and, when the API refuses them, finds out which are at fault: it says so in
 * the problems' paths, or the batch is halved until a row stands alone.
 */
final class WriteBatch {

  /** Codes that say something about the rows; everything else would befall any rows. */
  private static final Set<String> ABOUT_ROWS =
      Set.of(
          "BAD_USER_INPUT",
          "UNIQUE_VIOLATION",
          "CONFLICT",
          "NOT_FOUND",
          "LIMIT_EXCEEDED",
          "QUERY_TOO_COMPLEX",
          "INTERNAL");

  /** Root fields of one request. */
  private static final int UPDATES = 20;

  private final Sender sender;

  WriteBatch(Sender sender) {
    this.sender = sender;
  }

  /** Writes rows; what is refused throws {@link ApiRefused}. */
  interface Sender {
    /** Ids of those rows that are there already and so have to be updated. */
    Set<String> present(List<Row> rows);

    /** All or none, in one root field: a problem's path leads to the row. */
    void create(List<Row> rows);

    /** Row by row; it may be repeated. */
    void update(List<Row> rows);
  }

  /** Writes what can be written and answers the others. */
  List<Rejection> write(List<Row> rows) {
    List<Rejection> rejections = new ArrayList<>();
    Set<String> present = sender.present(rows);
    List<Row> there = rows.stream().filter(row -> present.contains(row.id())).toList();
    List<Row> absent = rows.stream().filter(row -> !present.contains(row.id())).toList();
    create(absent, rejections);
    for (int i = 0; i < there.size(); i += UPDATES) {
      update(there.subList(i, Math.min(i + UPDATES, there.size())), rejections);
    }
    return rejections;
  }

  private void create(List<Row> rows, List<Rejection> rejections) {
    if (rows.isEmpty()) {
      return;
    }
    try {
      sender.create(rows);
    } catch (ApiRefused refused) {
      requireAboutRows(refused);
      Map<Integer, String> faults = faultsByRow(refused, rows.size());
      if (rows.size() == 1) {
        rejections.add(rejection(rows.getFirst(), refused, faults.get(0)));
      } else if (faults.isEmpty()) {
        int half = rows.size() / 2;
        create(rows.subList(0, half), rejections);
        create(rows.subList(half, rows.size()), rejections);
      } else {
        List<Row> others = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
          String fault = faults.get(i);
          if (fault == null) {
            others.add(rows.get(i));
          } else {
            rejections.add(rejection(rows.get(i), refused, fault));
          }
        }
        create(others, rejections);
      }
    }
  }

  private void update(List<Row> rows, List<Rejection> rejections) {
    try {
      sender.update(rows);
    } catch (ApiRefused refused) {
      requireAboutRows(refused);
      if (rows.size() == 1) {
        rejections.add(rejection(rows.getFirst(), refused, null));
      } else {
        int half = rows.size() / 2;
        update(rows.subList(0, half), rejections);
        update(rows.subList(half, rows.size()), rejections);
      }
    }
  }

  private static void requireAboutRows(ApiRefused refused) {
    if (!ABOUT_ROWS.contains(refused.code())) {
      throw refused;
    }
  }

  private static Rejection rejection(Row row, ApiRefused refused, @Nullable String fault) {
    String reason = fault != null ? fault : refused.errors().getFirst().reason();
    return Rejection.of(row, refused.code(), reason);
  }

  /**
   * A problem's path leads to a row by the first number in it: {@code ["data", 17, "homepage"]}.
   */
  private static Map<Integer, String> faultsByRow(ApiRefused refused, int rows) {
    Map<Integer, String> faults = new TreeMap<>();
    for (ApiError error : refused.errors()) {
      for (Problem problem : error.problems()) {
        for (int i = 0; i < problem.path().size(); i++) {
          if (problem.path().get(i) instanceof Integer index && index < rows) {
            String field =
                String.join(
                    ".",
                    problem.path().subList(i + 1, problem.path().size()).stream()
                        .map(String::valueOf)
                        .toList());
            String fault = field.isEmpty() ? problem.message() : field + ": " + problem.message();
            faults.merge(index, fault, (a, b) -> a + "; " + b);
            break;
          }
        }
      }
    }
    return faults;
  }
}
