package io.viginti.auth.apikey;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.access.RequireAdmin;
import io.viginti.auth.input.InputCheck;
import io.viginti.platform.caller.CurrentCaller;
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
  private static final String MANAGE = "manage API keys";

  private final CurrentCaller currentCaller;
  private final RequireAdmin requireAdmin;
  private final Transactions transactions;
  private final ApiKeyStore apiKeys;
  private final CreateApiKey createApiKey;
  private final RevokeApiKey revokeApiKey;
  private final UpdateApiKey updateApiKey;

  ApiKeyGraphQl(
      CurrentCaller currentCaller,
      RequireAdmin requireAdmin,
      Transactions transactions,
      ApiKeyStore apiKeys,
      CreateApiKey createApiKey,
      RevokeApiKey revokeApiKey,
      UpdateApiKey updateApiKey) {
    this.currentCaller = currentCaller;
    this.requireAdmin = requireAdmin;
    this.transactions = transactions;
    this.apiKeys = apiKeys;
    this.createApiKey = createApiKey;
    this.revokeApiKey = revokeApiKey;
    this.updateApiKey = updateApiKey;
  }

  @Query
  @Description("The API keys of the workspace, newest first, revoked ones too.")
  public @NonNull Uni<List<@NonNull ApiKey>> apiKeys() {
    UUID workspaceId = requireAdmin.workspaceTo(MANAGE);
    return transactions
        .inSession(() -> apiKeys.listOfWorkspace(workspaceId))
        .map(rows -> rows.stream().map(ApiKey::of).toList());
  }

  @Mutation
  @NonNull
  @Description("Makes an API key; its token is answered this once.")
  public Uni<ApiKeyWithToken> createApiKey(@NonNull ApiKeyCreateInput data) {
    requireAdmin.workspaceTo(MANAGE);
    return createApiKey.create(currentCaller.requireWorkspace(), data);
  }

  @Mutation
  @NonNull
  @Description("Ends an API key at once, everywhere.")
  public Uni<ApiKey> revokeApiKey(@Id @NonNull String id) {
    UUID workspaceId = requireAdmin.workspaceTo(MANAGE);
    return revokeApiKey.revoke(workspaceId, InputCheck.requireId("id", id)).map(ApiKey::of);
  }

  @Mutation
  @NonNull
  @Description("Changes what an API key is called.")
  public Uni<ApiKey> updateApiKey(@Id @NonNull String id, @NonNull ApiKeyUpdateInput data) {
    UUID workspaceId = requireAdmin.workspaceTo(MANAGE);
    return updateApiKey.update(workspaceId, InputCheck.requireId("id", id), data).map(ApiKey::of);
  }
}
