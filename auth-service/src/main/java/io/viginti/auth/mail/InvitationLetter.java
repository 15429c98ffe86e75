package io.viginti.auth.mail;

import io.quarkus.qute.CheckedTemplate;

/** Asks somebody to join a workspace; good for the time told. */
@CheckedTemplate(basePath = "mail")
public record InvitationLetter(String workspace, String inviter, String link, String until)
    implements Letter {
  @Override
  public String subject() {
    return "Join " + workspace + " on Viginti";
  }
}
