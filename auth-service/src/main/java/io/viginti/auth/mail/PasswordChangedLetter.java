package io.viginti.auth.mail;

import io.quarkus.qute.CheckedTemplate;

/** Tells that the password was changed, in case somebody else did. */
@CheckedTemplate(basePath = "mail")
public record PasswordChangedLetter(String name) implements Letter {
  @Override
  public String subject() {
    return "Your password was changed";
  }
}
