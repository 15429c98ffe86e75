package io.viginti.auth.workspace;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes a workspace's name, subdomain, logo and who may enter it. */
@ApplicationScoped
class UpdateWorkspace {
  private static final int MAX_URL = 2000;

  private final Transactions transactions;
  private final WorkspaceStore workspaces;
  private final WorkspaceEvents events;
  private final AnnounceGrants announceGrants;

  UpdateWorkspace(
      Transactions transactions,
      WorkspaceStore workspaces,
      WorkspaceEvents events,
      AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.workspaces = workspaces;
    this.events = events;
    this.announceGrants = announceGrants;
  }

  Uni<WorkspaceRow> update(UUID workspaceId, WorkspaceUpdateInput data) {
    InputCheck check = new InputCheck("data");
    WorkspaceUpdateInput clean = check(data, check);
    check.throwIfAny();
    return transactions.inTransaction(
        () ->
            workspaces
                .requireLocked(workspaceId)
                .call(() -> requireFree(clean.subdomain(), workspaceId))
                .invoke(row -> apply(clean, row))
                .call(row -> workspaces.flush())
                .call(row -> events.updated(row))
                .call(
                    row ->
                        clean.isVerificationRequired() == null
                            ? Uni.createFrom().voidItem()
                            : announceGrants.ofWorkspace(workspaceId)));
  }

  private static WorkspaceUpdateInput check(WorkspaceUpdateInput data, InputCheck check) {
    String name = data.name() == null ? null : check.name("name", data.name());
    String subdomain = data.subdomain();
    if (subdomain != null) {
      subdomain = subdomain.strip().toLowerCase(Locale.ROOT);
      Subdomain.findProblem(subdomain).ifPresent(problem -> check.problem("subdomain", problem));
    }
    String logoUrl = data.logoUrl();
    if (logoUrl != null) {
      logoUrl = check.optionalText("logoUrl", logoUrl, MAX_URL);
      if (!logoUrl.isEmpty() && !isWebAddress(logoUrl)) {
        check.problem("logoUrl", "must be an absolute http or https URL");
      }
    }
    return new WorkspaceUpdateInput(name, subdomain, logoUrl, data.isVerificationRequired());
  }

  private Uni<Void> requireFree(@Nullable String subdomain, UUID id) {
    if (subdomain == null) {
      return Uni.createFrom().voidItem();
    }
    return workspaces
        .isTaken(subdomain, id)
        .invoke(
            taken -> {
              if (taken) {
                throw VigintiException.uniqueViolation("subdomain");
              }
            })
        .replaceWithVoid();
  }

  private static void apply(WorkspaceUpdateInput data, WorkspaceRow row) {
    if (data.name() != null) {
      row.name = data.name();
    }
    if (data.subdomain() != null) {
      row.subdomain = data.subdomain();
    }
    String logoUrl = data.logoUrl();
    if (logoUrl != null) {
      row.logoUrl = logoUrl.isEmpty() ? null : logoUrl;
    }
    if (data.isVerificationRequired() != null) {
      row.isVerificationRequired = data.isVerificationRequired();
    }
    row.updatedAt = Clock.systemUTC().instant();
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || "http".equalsIgnoreCase(uri.getScheme()));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
