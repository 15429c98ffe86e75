package io.viginti.auth.user;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox (RFC 5321, 4.1.2, without quoted strings and address literals), lower-cased: two
 * spellings of one address are one account.
 */
public record EmailAddress(String value) {
  private static final int MAX_LENGTH = 254;
  private static final int MAX_LOCAL_PART = 64;
  private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~\\u0080-\\uD7FF\\uE000-\\uFFFD-]+";
  private static final String LABEL =
      "[a-z0-9\\u00A1-\\uD7FF](?:[a-z0-9\\u00A1-\\uD7FF-]{0,61}[a-z0-9\\u00A1-\\uD7FF])?";
  private static final Pattern MAILBOX =
      Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

  public EmailAddress {
    if (!isMailbox(value)) {
      throw new IllegalArgumentException("not a mailbox");
    }
  }

  /** The address in {@code text}; empty when it holds none. */
  public static Optional<EmailAddress> find(String text) {
    String value = text.strip().toLowerCase(Locale.ROOT);
    return isMailbox(value) ? Optional.of(new EmailAddress(value)) : Optional.empty();
  }

  private static boolean isMailbox(String value) {
    return value.length() <= MAX_LENGTH
        && value.indexOf('@') <= MAX_LOCAL_PART
        && MAILBOX.matcher(value).matches();
  }
}
