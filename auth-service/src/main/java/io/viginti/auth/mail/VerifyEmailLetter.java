package io.viginti.auth.mail;

import io.quarkus.qute.CheckedTemplate;

/** Asks whether a mailbox is read by who signed up with it. */
@CheckedTemplate(basePath = "mail")
public record VerifyEmailLetter(String name, String link, String until) implements Letter {
  @Override
  public String subject() {
    return "Confirm your e-mail address";
  }
}
