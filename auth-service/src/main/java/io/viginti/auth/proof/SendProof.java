package io.viginti.auth.proof;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.mail.Letter;
import io.viginti.auth.mail.QueueMail;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.vault.SecretToken;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Sends a link to a mailbox, in the caller's transaction; the one sent before is worth nothing. */
@ApplicationScoped
class SendProof {
  private final EmailProofStore proofs;
  private final QueueMail queueMail;
  private final ProofConfig config;

  SendProof(EmailProofStore proofs, QueueMail queueMail, ProofConfig config) {
    this.proofs = proofs;
    this.queueMail = queueMail;
    this.config = config;
  }

  /** The letter around a link, and the time until which it is good. */
  interface Writing {
    Letter letter(String link, String until);
  }

  /**
   * RATE_LIMITED when the last was sent a moment ago.
   *
   * @param email the mailbox to prove
   */
  Uni<Void> send(UserRow user, Purpose purpose, String email, Writing writing) {
    Instant now = Clock.systemUTC().instant();
    return proofs
        .findOfUser(user.id, purpose)
        .chain(
            found -> {
              if (found.isEmpty()) {
                return Uni.createFrom().voidItem();
              }
              requirePause(found.get(), now);
              return proofs.delete(found.get()).chain(proofs::flush);
            })
        .chain(() -> record(user, purpose, email, now))
        .chain(token -> queueMail.queue(null, email, write(purpose, token, now, writing)));
  }

  private void requirePause(EmailProofRow last, Instant now) {
    Duration left = Duration.between(now, last.createdAt.plus(config.pause()));
    if (left.isPositive()) {
      throw VigintiException.rateLimited("A mail was sent a moment ago", left);
    }
  }

  private Uni<SecretToken> record(UserRow user, Purpose purpose, String email, Instant now) {
    SecretToken token = SecretToken.random();
    EmailProofRow row = new EmailProofRow();
    row.tokenHash = token.hash();
    row.userId = user.id;
    row.purpose = purpose;
    row.email = email;
    row.createdAt = now;
    row.expiresAt = now.plus(lifetime(purpose));
    return proofs.persistAndFlush(row).replaceWith(token);
  }

  private Letter write(Purpose purpose, SecretToken token, Instant now, Writing writing) {
    return writing.letter(
        page(purpose) + "?token=" + token.value(), Letter.until(now.plus(lifetime(purpose))));
  }

  private Duration lifetime(Purpose purpose) {
    return switch (purpose) {
      case VERIFY_EMAIL, CHANGE_EMAIL -> config.emailLifetime();
      case RESET_PASSWORD -> config.passwordLifetime();
    };
  }

  private String page(Purpose purpose) {
    return switch (purpose) {
      case VERIFY_EMAIL -> config.verifyEmailUrl();
      case CHANGE_EMAIL -> config.changeEmailUrl();
      case RESET_PASSWORD -> config.resetPasswordUrl();
    };
  }
}
