package io.viginti.auth.workspace;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.platform.access.Permissions;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** The workspace of the caller. */
@GraphQLApi
@ApplicationScoped
public class WorkspaceGraphQl {
  private final CurrentCaller currentCaller;
  private final Permissions permissions;
  private final Transactions transactions;
  private final WorkspaceStore workspaces;
  private final UpdateWorkspace updateWorkspace;
  private final SchemaVersions schemaVersions;

  WorkspaceGraphQl(
      CurrentCaller currentCaller,
      Permissions permissions,
      Transactions transactions,
      WorkspaceStore workspaces,
      UpdateWorkspace updateWorkspace,
      SchemaVersions schemaVersions) {
    this.currentCaller = currentCaller;
    this.permissions = permissions;
    this.transactions = transactions;
    this.workspaces = workspaces;
    this.updateWorkspace = updateWorkspace;
    this.schemaVersions = schemaVersions;
  }

  @Query
  @NonNull
  @Description("The workspace the caller's token is for.")
  public Uni<Workspace> currentWorkspace() {
    UUID workspaceId = currentCaller.requireWorkspace().workspace();
    return transactions.inSession(() -> workspaces.require(workspaceId)).map(Workspace::of);
  }

  @Mutation
  @NonNull
  @Description("Changes the caller's workspace.")
  public Uni<Workspace> updateWorkspace(@NonNull WorkspaceUpdateInput data) {
    return permissions
        .require(SettingPermission.WORKSPACE, "change the workspace")
        .chain(caller -> updateWorkspace.update(caller.workspace(), data))
        .map(Workspace::of);
  }

  @NonNull
  @Description("The version of the schema that is published; 0 while there is none yet.")
  public Uni<Integer> schemaVersion(@Source @Name("workspace") Workspace workspace) {
    return schemaVersions.version(workspace.id());
  }
}
