package io.viginti.auth.mail;

import io.quarkus.qute.CheckedTemplate;

/** Lets somebody who forgot the password choose another. */
@CheckedTemplate(basePath = "mail")
public record ResetPasswordLetter(String name, String link, String until) implements Letter {
  @Override
  public String subject() {
    return "Choose a new password";
  }
}
