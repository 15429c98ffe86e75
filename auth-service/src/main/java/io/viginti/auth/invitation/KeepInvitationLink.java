package io.viginti.auth.invitation;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.access.FindRoles;
import io.viginti.auth.access.Role;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.vault.SecretToken;
import io.viginti.contracts.access.AccessRole;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.persistence.Transactions;
import io.viginti.platform.vault.Sealed;
import io.viginti.platform.vault.SealedColumn;
import io.viginti.platform.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, shows and revokes the link by which anybody may join a workspace. */
@ApplicationScoped
class KeepInvitationLink {
  private final FindRoles findRoles;
  private final Transactions transactions;
  private final InvitationLinkStore links;
  private final Vault vault;
  private final InvitationConfig config;

  KeepInvitationLink(
      FindRoles findRoles,
      Transactions transactions,
      InvitationLinkStore links,
      Vault vault,
      InvitationConfig config) {
    this.findRoles = findRoles;
    this.transactions = transactions;
    this.links = links;
    this.vault = vault;
    this.config = config;
  }

  @Produces
  @Singleton
  static SealedColumn column() {
    return SealedColumn.of(
        "invite_links",
        "workspace_id",
        "token_sealed",
        "vault_key_id",
        KeepInvitationLink::context);
  }

  /** Empty when there is none; FORBIDDEN when it gives a role that may more than the caller. */
  Uni<Optional<InvitationLink>> find(Caller caller) {
    return transactions
        .inSession(() -> links.find(caller.workspace()))
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : findRoles
                        .requireGivable(caller, found.get().roleId.toString())
                        .map(role -> Optional.of(show(found.get(), open(found.get()), role))));
  }

  /**
   * A new link; the one before is worth nothing. FORBIDDEN for a role that may more than the
   * caller.
   *
   * @param expiresAt null for as long as it is not revoked
   */
  Uni<InvitationLink> create(Caller caller, @Nullable String roleId, @Nullable Instant expiresAt) {
    Instant now = Clock.systemUTC().instant();
    InputCheck check = new InputCheck();
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      check.problem("expiresAt", "must be in the future");
    }
    check.throwIfAny();
    return findRoles
        .requireGivable(caller, roleId)
        .chain(role -> create(caller, role, expiresAt, now));
  }

  private Uni<InvitationLink> create(
      Caller caller, AccessRole role, @Nullable Instant expiresAt, Instant now) {
    UUID workspaceId = caller.workspace();
    SecretToken token = SecretToken.random();
    return transactions
        .inTransaction(
            () ->
                links
                    .findLocked(workspaceId)
                    .map(found -> found.orElseGet(InvitationLinkRow::new))
                    .invoke(
                        row -> {
                          Sealed secret = vault.seal(bytes(token), context(workspaceId.toString()));
                          row.workspaceId = workspaceId;
                          row.roleId = role.id();
                          row.tokenHash = token.hash();
                          row.tokenSealed = secret.bytes();
                          row.vaultKeyId = secret.keyId();
                          row.createdBy = caller.principalId();
                          row.createdAt = now;
                          row.expiresAt =
                              expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.SECONDS);
                        })
                    .chain(links::persistAndFlush))
        .map(row -> show(row, token, role));
  }

  /** Answers whether there was one. */
  Uni<Boolean> revoke(UUID workspaceId) {
    return transactions.inTransaction(() -> links.remove(workspaceId));
  }

  private InvitationLink show(InvitationLinkRow row, SecretToken token, AccessRole role) {
    return new InvitationLink(
        config.signUpUrl() + "?inviteToken=" + token.value(),
        Role.of(role),
        row.createdAt,
        row.expiresAt);
  }

  private SecretToken open(InvitationLinkRow row) {
    byte[] plain =
        vault.open(
            new Sealed(row.vaultKeyId, row.tokenSealed), context(row.workspaceId.toString()));
    return new SecretToken(new String(plain, StandardCharsets.US_ASCII));
  }

  private static byte[] bytes(SecretToken token) {
    return token.value().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] context(String workspaceId) {
    return ("invite-link:" + workspaceId).getBytes(StandardCharsets.US_ASCII);
  }
}
