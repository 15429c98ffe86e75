package io.viginti.auth.mail;

import io.quarkus.qute.CheckedTemplate;

/** To the address that was left, in case somebody else did it. */
@CheckedTemplate(basePath = "mail")
public record EmailChangedLetter(String name, String address) implements Letter {
  @Override
  public String subject() {
    return "Your e-mail address was changed";
  }
}
