package io.viginti.devstack.imports;

import io.viginti.devstack.api.ApiRefused;
import io.viginti.devstack.api.ApiRefused.ApiError;
import io.viginti.devstack.api.ApiRefused.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

  private final Sender sender;

  WriteBatch(Sender sender) {
    this.sender = sender;
  }

  /** Writes rows in one transaction, or throws {@link ApiRefused}. */
  interface Sender {
    void send(List<Row> rows);
  }

  /** Writes what can be written and answers the others. */
  List<Rejection> write(List<Row> rows) {
    List<Rejection> rejections = new ArrayList<>();
    write(rows, rejections);
    return rejections;
  }

  private void write(List<Row> rows, List<Rejection> rejections) {
    if (rows.isEmpty()) {
      return;
    }
    try {
      sender.send(rows);
    } catch (ApiRefused refused) {
      if (!ABOUT_ROWS.contains(refused.code())) {
        throw refused;
      }
      Map<Integer, String> faults = faultsByRow(refused, rows.size());
      if (rows.size() == 1) {
        rejections.add(
            Rejection.of(
                rows.getFirst(),
                refused.code(),
                faults.getOrDefault(0, refused.errors().getFirst().message())));
      } else if (!faults.isEmpty()) {
        List<Row> others = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
          String fault = faults.get(i);
          if (fault == null) {
            others.add(rows.get(i));
          } else {
            rejections.add(Rejection.of(rows.get(i), refused.code(), fault));
          }
        }
        write(others, rejections);
      } else {
        int half = rows.size() / 2;
        write(rows.subList(0, half), rejections);
        write(rows.subList(half, rows.size()), rejections);
      }
    }
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
