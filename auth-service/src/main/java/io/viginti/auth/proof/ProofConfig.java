package io.viginti.auth.proof;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Links that prove who reads a mailbox. */
@ConfigMapping(prefix = "viginti.auth.proof")
public interface ProofConfig {
  /** How long a link that confirms an address is good. */
  @WithDefault("P3D")
  Duration emailLifetime();

  /** How long a link to choose a new password is good. */
  @WithDefault("1h")
  Duration passwordLifetime();

  /** The time between two mails for the same purpose to one account. */
  @WithDefault("1m")
  Duration pause();

  /** Page that calls {@code verifyEmail}; {@code ?token=} is appended. */
  @WithDefault("${viginti.public.url:http://localhost:8080}/verify-email")
  String verifyEmailUrl();

  /** Page that calls {@code confirmEmailChange}; {@code ?token=} is appended. */
  @WithDefault("${viginti.public.url:http://localhost:8080}/confirm-email-change")
  String changeEmailUrl();

  /** Page that calls {@code resetPassword}; {@code ?token=} is appended. */
  @WithDefault("${viginti.public.url:http://localhost:8080}/reset-password")
  String resetPasswordUrl();
}
