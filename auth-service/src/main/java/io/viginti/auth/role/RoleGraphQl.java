package io.viginti.auth.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import io.viginti.auth.access.FindRoles;
import io.viginti.auth.access.Role;
import io.viginti.auth.input.InputCheck;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.RoleParts;
import io.viginti.contracts.access.RowRule;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.platform.access.Permissions;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The roles of the caller's workspace. */
@GraphQLApi
@ApplicationScoped
public class RoleGraphQl {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CurrentCaller currentCaller;
  private final Permissions permissions;
  private final FindRoles findRoles;
  private final RolesClient roles;
  private final DeleteRole deleteRole;
  private final Context operation;

  RoleGraphQl(
      CurrentCaller currentCaller,
      Permissions permissions,
      FindRoles findRoles,
      RolesClient roles,
      DeleteRole deleteRole,
      Context operation) {
    this.currentCaller = currentCaller;
    this.permissions = permissions;
    this.findRoles = findRoles;
    this.roles = roles;
    this.deleteRole = deleteRole;
    this.operation = operation;
  }

  @Query
  @Description("The fixed roles and the workspace's own.")
  public @NonNull Uni<List<@NonNull Role>> roles() {
    return findRoles.list(currentCaller.requireWorkspace().workspace());
  }

  @Mutation
  @NonNull
  @Description("Makes a role; nobody makes one that may more than they may themselves.")
  public Uni<Role> createRole(@NonNull RoleCreateInput data) {
    return mayChange().chain(caller -> roles.create(caller, data.toChange())).map(Role::of);
  }

  @Mutation
  @NonNull
  @Description("Changes a role, for everybody who has it from the next request on.")
  public Uni<Role> updateRole(@Id @NonNull String id, @NonNull RoleUpdateInput data) {
    return change(id, (caller, role) -> roles.update(caller, role, data.toChange()));
  }

  @Mutation
  @NonNull
  @Description("Deletes a role that no member, API key or invitation has.")
  public Uni<Role> deleteRole(@Id @NonNull String id) {
    return change(id, deleteRole::delete);
  }

  @Mutation("setObjectPermissions")
  @NonNull
  @Description("Replaces what a role may do with the objects named.")
  public Uni<Role> setObjectPermissions(
      @Id @NonNull String roleId, @NonNull List<@NonNull ObjectPermissionInput> permissions) {
    RoleParts parts =
        new RoleParts(
            permissions.stream().map(ObjectPermissionInput::toPermission).toList(),
            List.of(),
            List.of());
    return change(roleId, (caller, role) -> roles.set(caller, role, parts));
  }

  @Mutation("setFieldPermissions")
  @NonNull
  @Description("Replaces what a role may do with the fields of the objects named.")
  public Uni<Role> setFieldPermissions(
      @Id @NonNull String roleId, @NonNull List<@NonNull FieldPermissionInput> permissions) {
    RoleParts parts =
        new RoleParts(
            List.of(),
            permissions.stream().map(FieldPermissionInput::toPermission).toList(),
            List.of());
    return change(roleId, (caller, role) -> roles.set(caller, role, parts));
  }

  @Mutation("setRowRules")
  @NonNull
  @Description("Replaces which records of the objects named a role sees.")
  public Uni<Role> setRowRules(
      @Id @NonNull String roleId, @NonNull List<@NonNull RowRuleInput> rules) {
    RoleParts parts = new RoleParts(List.of(), List.of(), given());
    return change(roleId, (caller, role) -> roles.set(caller, role, parts));
  }

  /** The argument {@code rules} as it was given: JSON in its own form. */
  private List<RowRule> given() {
    Object rules = operation.unwrap(DataFetchingEnvironment.class).getArgument("rules");
    List<RowRule> all = new ArrayList<>();
    for (JsonNode rule : JSON.<JsonNode>valueToTree(rules)) {
      all.add(new RowRule(rule.get("objectName").asText(), rule.path("filter")));
    }
    return all;
  }

  private Uni<Role> change(String id, BiFunction<Caller, UUID, Uni<AccessRole>> change) {
    UUID roleId = InputCheck.requireId("id", id);
    return mayChange().chain(caller -> change.apply(caller, roleId)).map(Role::of);
  }

  private Uni<Caller> mayChange() {
    return permissions.require(SettingPermission.ROLES, "change roles");
  }
}
