package io.viginti.auth.invitation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Invitations to a workspace. */
@ConfigMapping(prefix = "viginti.auth.invitation")
public interface InvitationConfig {
  /** How long an invitation can be accepted, counted anew when it is sent again. */
  @WithDefault("P7D")
  Duration lifetime();

  /** Where an invited person signs up; the token is appended as {@code ?inviteToken=}. */
  @WithDefault("${viginti.public.url:http://localhost:8080}/sign-up")
  String signUpUrl();
}
