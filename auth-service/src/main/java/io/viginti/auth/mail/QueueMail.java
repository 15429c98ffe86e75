package io.viginti.auth.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.job.Jobs;
import io.viginti.platform.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queues a mail in the caller's transaction: it is sent if, and only if, that commits. */
@ApplicationScoped
public class QueueMail {
  private final Jobs jobs;
  private final Vault vault;
  private final ObjectMapper json;

  QueueMail(Jobs jobs, Vault vault, ObjectMapper json) {
    this.jobs = jobs;
    this.vault = vault;
    this.json = json;
  }

  /**
   * @param workspaceId whose mail it is; null for an account's own
   * @param to a mailbox
   */
  public Uni<Void> queue(@Nullable UUID workspaceId, String to, Letter letter) {
    SealedMail mail =
        new SealedMail(
            to,
            letter.subject(),
            render(letter, Variant.TEXT_PLAIN),
            render(letter, Variant.TEXT_HTML));
    return jobs.enqueue(SendMailJob.KIND, workspaceId, mail.seal(vault, json)).replaceWithVoid();
  }

  /** A letter's instance is used once for each form: its variant is an attribute of it. */
  private static String render(Letter letter, String contentType) {
    return letter
        .setAttribute(TemplateInstance.SELECTED_VARIANT, Variant.forContentType(contentType))
        .render();
  }
}
