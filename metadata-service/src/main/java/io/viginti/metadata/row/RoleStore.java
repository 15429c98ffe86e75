package io.viginti.metadata.row;

import io.smallrye.mutiny.Uni;
import io.viginti.metadata.model.RoleModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The rows of a workspace's roles; within a transaction or session of the caller. */
@ApplicationScoped
public class RoleStore {
  private static final String OF_ROLES = "roleId in ?1 order by id";

  /** All roles of a workspace. */
  public Uni<List<RoleModel>> load(UUID workspaceId) {
    return RoleRow.<RoleRow>list("workspaceId = ?1 order by id", workspaceId)
        .chain(
            roles ->
                roles.isEmpty()
                    ? Uni.createFrom().item(List.<RoleModel>of())
                    : withParts(roles, roles.stream().map(role -> role.id).toList()));
  }

  private static Uni<List<RoleModel>> withParts(List<RoleRow> roles, List<UUID> ids) {
    return Uni.combine()
        .all()
        .unis(
            ObjectPermissionRow.<ObjectPermissionRow>list(OF_ROLES, ids),
            FieldPermissionRow.<FieldPermissionRow>list(OF_ROLES, ids),
            RowRuleRow.<RowRuleRow>list(OF_ROLES, ids))
        .usingConcurrencyOf(1)
        .asTuple()
        .map(
            parts ->
                roles.stream()
                    .map(
                        role ->
                            role.toModel()
                                .withObjects(
                                    parts.getItem1().stream()
                                        .filter(row -> row.roleId.equals(role.id))
                                        .map(ObjectPermissionRow::toModel)
                                        .toList())
                                .withFields(
                                    parts.getItem2().stream()
                                        .filter(row -> row.roleId.equals(role.id))
                                        .map(FieldPermissionRow::toModel)
                                        .toList())
                                .withRules(
                                    parts.getItem3().stream()
                                        .filter(row -> row.roleId.equals(role.id))
                                        .map(RowRuleRow::toModel)
                                        .toList()))
                    .toList());
  }

  /** Writes a role anew, with all its parts. */
  public Uni<Void> write(UUID workspaceId, RoleModel role) {
    return delete(role.id())
        .chain(
            () -> ModelStore.insert("role", RowJson.rows(List.of(RoleRow.of(workspaceId, role)))))
        .chain(
            () ->
                ModelStore.insert(
                    "object_permission",
                    RowJson.rows(
                        role.objects().stream()
                            .map(rights -> ObjectPermissionRow.of(role.id(), rights))
                            .toList())))
        .chain(
            () ->
                ModelStore.insert(
                    "field_permission",
                    RowJson.rows(
                        role.fields().stream()
                            .map(rights -> FieldPermissionRow.of(role.id(), rights))
                            .toList())))
        .chain(
            () ->
                ModelStore.insert(
                    "row_rule",
                    RowJson.rows(
                        role.rules().stream()
                            .map(rule -> RowRuleRow.of(role.id(), rule))
                            .toList())));
  }

  public Uni<Void> delete(UUID roleId) {
    return RoleRow.delete("id", roleId).replaceWithVoid();
  }
}
