package io.viginti.auth.password;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which passwords are accepted: 8 to 128 characters (code points) and not a common one. No demands
 * on kinds of characters (NIST SP 800-63B, 3.1.1.2).
 *
 * @param common lower-case passwords that are refused
 */
public record PasswordRule(Set<String> common) {
  public static final int MIN_LENGTH = 8;
  public static final int MAX_LENGTH = 128;

  public PasswordRule {
    common = Set.copyOf(common);
  }

  /**
   * What is wrong with {@code password}; empty when it may be used.
   *
   * @param email of the account: the address and its local part are not passwords
   */
  public List<String> problems(String password, String email) {
    List<String> problems = new ArrayList<>();
    int length = password.codePointCount(0, password.length());
    if (length < MIN_LENGTH) {
      problems.add("must have at least " + MIN_LENGTH + " characters");
    }
    if (length > MAX_LENGTH) {
      problems.add("must have at most " + MAX_LENGTH + " characters");
    }
    if (length >= MIN_LENGTH && length <= MAX_LENGTH && isGuessable(password, email)) {
      problems.add("is too easy to guess");
    }
    return List.copyOf(problems);
  }

  private boolean isGuessable(String password, String email) {
    String lower = password.toLowerCase(Locale.ROOT);
    String address = email.strip().toLowerCase(Locale.ROOT);
    int at = address.indexOf('@');
    return common.contains(lower)
        || lower.codePoints().distinct().count() == 1
        || lower.equals(address)
        || (at > 0 && lower.equals(address.substring(0, at)));
  }
}
