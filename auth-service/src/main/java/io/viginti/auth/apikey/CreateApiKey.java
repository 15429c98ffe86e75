package io.viginti.auth.apikey;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.access.FindRoles;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.key.IssueToken;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes an API key; its token is answered once and not kept. */
@ApplicationScoped
class CreateApiKey {
  private static final Duration FURTHEST = Duration.ofDays(36_500);

  private final FindRoles findRoles;
  private final Transactions transactions;
  private final ApiKeyStore apiKeys;
  private final IssueToken issueToken;

  CreateApiKey(
      FindRoles findRoles, Transactions transactions, ApiKeyStore apiKeys, IssueToken issueToken) {
    this.findRoles = findRoles;
    this.transactions = transactions;
    this.apiKeys = apiKeys;
    this.issueToken = issueToken;
  }

  Uni<ApiKeyWithToken> create(Caller caller, ApiKeyCreateInput data) {
    Instant now = Clock.systemUTC().instant();
    InputCheck check = new InputCheck("data");
    ApiKeyRow row = new ApiKeyRow();
    row.id = UUID.randomUUID();
    row.workspaceId = caller.workspace();
    row.name = check.name("name", data.name());
    row.createdBy = caller.principalId();
    row.createdAt = now;
    Instant end = data.expiresAt();
    if (end != null) {
      row.expiresAt = end.truncatedTo(ChronoUnit.SECONDS);
      if (!end.isAfter(now.plusSeconds(1))) {
        check.problem("expiresAt", "must be in the future");
      }
      if (end.isAfter(now.plus(FURTHEST))) {
        check.problem("expiresAt", "must be within a hundred years");
      }
    }
    check.throwIfAny();
    IssueToken.Issued issued = issueToken.apiKey(row.id, row.workspaceId, row.expiresAt);
    row.signingKeyId = issued.keyId();
    return findRoles
        .requireGivable(caller, data.roleId())
        .invoke(role -> row.roleId = role.id())
        .chain(() -> transactions.inTransaction(() -> apiKeys.persistAndFlush(row)))
        .map(
            stored ->
                new ApiKeyWithToken(stored.id, stored.name, stored.expiresAt, issued.token()));
  }
}
