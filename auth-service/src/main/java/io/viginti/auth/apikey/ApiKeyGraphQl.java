package io.viginti.auth.apikey;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.access.FindRoles;
import io.viginti.auth.input.InputCheck;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.platform.access.Permissions;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The API keys of the caller's workspace. */
@GraphQLApi
@ApplicationScoped
public class ApiKeyGraphQl {
  private final Permissions permissions;
  private final FindRoles findRoles;
  private final Transactions transactions;
  private final ApiKeyStore apiKeys;
  private final CreateApiKey createApiKey;
  private final RevokeApiKey revokeApiKey;
  private final UpdateApiKey updateApiKey;

  ApiKeyGraphQl(
      Permissions permissions,
      FindRoles findRoles,
      Transactions transactions,
      ApiKeyStore apiKeys,
      CreateApiKey createApiKey,
      RevokeApiKey revokeApiKey,
      UpdateApiKey updateApiKey) {
    this.permissions = permissions;
    this.findRoles = findRoles;
    this.transactions = transactions;
    this.apiKeys = apiKeys;
    this.createApiKey = createApiKey;
    this.revokeApiKey = revokeApiKey;
    this.updateApiKey = updateApiKey;
  }

  @Query
  @Description("The API keys of the workspace, newest first, revoked ones too.")
  public @NonNull Uni<List<@NonNull ApiKey>> apiKeys() {
    return manage()
        .chain(
            caller ->
                transactions
                    .inSession(() -> apiKeys.listOfWorkspace(caller.workspace()))
                    .chain(rows -> shown(caller.workspace(), rows)));
  }

  @Mutation
  @NonNull
  @Description("Makes an API key; its token is answered this once.")
  public Uni<ApiKeyWithToken> createApiKey(@NonNull ApiKeyCreateInput data) {
    return manage().chain(caller -> createApiKey.create(caller, data));
  }

  @Mutation
  @NonNull
  @Description("Ends an API key at once, everywhere.")
  public Uni<ApiKey> revokeApiKey(@Id @NonNull String id) {
    UUID keyId = InputCheck.requireId("id", id);
    return manage()
        .chain(
            caller ->
                revokeApiKey
                    .revoke(caller.workspace(), keyId)
                    .chain(row -> shown(caller.workspace(), List.of(row))))
        .map(List::getFirst);
  }

  @Mutation
  @NonNull
  @Description("Changes what an API key is called.")
  public Uni<ApiKey> updateApiKey(@Id @NonNull String id, @NonNull ApiKeyUpdateInput data) {
    UUID keyId = InputCheck.requireId("id", id);
    return manage()
        .chain(
            caller ->
                updateApiKey
                    .update(caller.workspace(), keyId, data)
                    .chain(row -> shown(caller.workspace(), List.of(row))))
        .map(List::getFirst);
  }

  private Uni<Caller> manage() {
    return permissions.require(SettingPermission.API_KEYS, "manage API keys");
  }

  private Uni<List<ApiKey>> shown(UUID workspaceId, List<ApiKeyRow> rows) {
    return findRoles
        .of(workspaceId, rows.stream().map(row -> row.roleId).toList())
        .map(roles -> rows.stream().map(row -> ApiKey.of(row, roles)).toList());
  }
}
