package io.viginti.auth.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.job.JobHandler;
import io.viginti.platform.job.JobRun;
import io.viginti.platform.vault.SealedColumn;
import io.viginti.platform.vault.SealedPayload;
import io.viginti.platform.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Hands a queued mail to the SMTP server. The {@code Message-ID} is the job's, so that a mail sent
 * twice, because its sender died before it noted the first, is one mail to whoever reads it.
 */
@ApplicationScoped
class SendMailJob implements JobHandler {
  static final String KIND = "mail.send";

  private final ReactiveMailer mailer;
  private final Vault vault;
  private final ObjectMapper json;

  SendMailJob(ReactiveMailer mailer, Vault vault, ObjectMapper json) {
    this.mailer = mailer;
    this.vault = vault;
    this.json = json;
  }

  @Produces
  @Singleton
  static SealedColumn sealed() {
    return SealedPayload.columnOf(KIND, SealedMail.CONTEXT);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Uni<Void> run(JobRun run) {
    SealedMail mail = SealedMail.open(run.payload(), vault, json);
    return mailer.send(
        Mail.withText(mail.to(), mail.subject(), mail.text())
            .setHtml(mail.html())
            .addHeader("Message-ID", "<" + run.id() + "@viginti>")
            .addHeader("Auto-Submitted", "auto-generated"));
  }
}
