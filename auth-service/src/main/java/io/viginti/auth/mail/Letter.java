package io.viginti.auth.mail;

import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What may be written to people. Each is a template in two forms, {@code templates/mail/*.txt} and
 * {@code *.html}, whose values are checked at build time.
 */
public sealed interface Letter extends TemplateInstance
    permits InvitationLetter,
        VerifyEmailLetter,
        ResetPasswordLetter,
        PasswordChangedLetter,
        ChangeEmailLetter,
        EmailChangedLetter {
  /** One line. */
  String subject();

  /** A time as letters write it: {@code 1 March 2026, 12:00 UTC}. */
  static String until(Instant time) {
    return DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC)
        .format(time);
  }
}
