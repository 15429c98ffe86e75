package io.viginti.auth.mail;

import io.quarkus.qute.CheckedTemplate;

/** To a new address: asks whether it is read by the account that wants it. */
@CheckedTemplate(basePath = "mail")
public record ChangeEmailLetter(String name, String link, String until) implements Letter {
  @Override
  public String subject() {
    return "Confirm your new e-mail address";
  }
}
