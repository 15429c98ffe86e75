package io.viginti.catalog.value;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Mailbox} of RFC 5321, section 4.1.2, with its limits of section 4.5.3.1. */
public final class MailboxAddresses {
  private static final String ATEXT = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL =
      Pattern.compile(
          ATEXT + "(?:\\." + ATEXT + ")*|\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*+\"", Pattern.DOTALL);
  private static final Pattern DOMAIN =
      Pattern.compile(
          "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
              + "|\\[[!-Z^-~]{1,200}\\]");

  private MailboxAddresses() {}

  /** The address in lower case; null when it is not a mailbox. */
  public static @Nullable String normalise(String address) {
    int at = address.lastIndexOf('@');
    if (at < 1 || at > 64 || address.length() > 254) {
      return null;
    }
    boolean matches =
        LOCAL.matcher(address.substring(0, at)).matches()
            && DOMAIN.matcher(address.substring(at + 1)).matches();
    return matches ? address.toLowerCase(Locale.ROOT) : null;
  }
}
