package io.viginti.auth.input;

import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one input; {@link #throwIfAny()} reports them together. */
public final class InputCheck {
  /** The longest name of anything, in characters. */
  public static final int MAX_NAME = 255;

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final List<Object> root;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param root the argument the fields belong to ({@code "input"}); none for bare arguments
   */
  public InputCheck(Object... root) {
    this.root = List.of(root);
  }

  /** Notes {@code message} at {@code field}, a name or the index in a list. */
  public void problem(Object field, String message) {
    List<Object> path = new ArrayList<>(root);
    path.add(field);
    problems.add(new Problem(List.copyOf(path), message));
  }

  /** A name: stripped, not blank, not too long, storable. Answers {@code ""} when it is refused. */
  public String name(String field, @Nullable String value) {
    String text = optionalText(field, value, MAX_NAME);
    if (text.isEmpty() && !hasProblem(field)) {
      problem(field, "must not be empty");
    }
    return text;
  }

  /** Text that may be absent: stripped, storable, {@code ""} when absent or refused. */
  public String optionalText(String field, @Nullable String value, int maxLength) {
    if (value == null) {
      return "";
    }
    String text = value.strip();
    if (!isStorable(text)) {
      problem(field, "contains characters that cannot be stored (NUL or unpaired surrogates)");
      return "";
    }
    if (text.codePointCount(0, text.length()) > maxLength) {
      problem(field, "must have at most " + maxLength + " characters");
      return "";
    }
    return text;
  }

  /** Throws BAD_USER_INPUT with everything noted so far. */
  public void throwIfAny() {
    if (!problems.isEmpty()) {
      throw toException();
    }
  }

  /** BAD_USER_INPUT with everything noted so far. */
  public VigintiException toException() {
    return VigintiException.badInput(problems);
  }

  /** The id in {@code value}; BAD_USER_INPUT when it is no UUID. */
  public static UUID requireId(String argument, String value) {
    if (!UUID_FORM.matcher(value).matches()) {
      throw VigintiException.badInput(List.of(new Problem(List.of(argument), "must be a UUID")));
    }
    return UUID.fromString(value);
  }

  private boolean hasProblem(String field) {
    return problems.stream().anyMatch(problem -> problem.path().getLast().equals(field));
  }

  private static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }
}
