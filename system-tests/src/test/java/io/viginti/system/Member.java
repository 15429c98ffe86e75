package io.viginti.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;

/** Joins workspaces. */
final class Member {
  private Member() {}

  /**
   * Signs somebody up with an invitation.
   *
   * @param invitation with its email and link
   * @return the new member's access
   */
  static Api join(Api inviting, JsonNode invitation) {
    Answer answer =
        Api.anonymous(inviting.gateway())
            .send(
                Workspace.SIGN_UP,
                "input",
                Map.of(
                    "email",
                    invitation.path("email").asText(),
                    "password",
                    Workspace.PASSWORD,
                    "firstName",
                    "Joan",
                    "lastName",
                    "Clarke",
                    "inviteToken",
                    tokenOf(invitation.path("link").asText())));
    return inviting.withToken(answer.data().at("/signUp/accessToken").asText());
  }

  private static String tokenOf(String link) {
    String query = URI.create(link).getRawQuery();
    return query.substring(query.indexOf('=') + 1);
  }
}
