package io.viginti.auth.member;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.access.FindRoles;
import io.viginti.auth.access.Role;
import io.viginti.auth.user.User;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.auth.workspace.Workspace;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** The caller, the members of the caller's workspace, and the workspaces of a user. */
@GraphQLApi
@ApplicationScoped
public class MemberGraphQl {
  private final CurrentCaller currentCaller;
  private final Transactions transactions;
  private final UserStore users;
  private final MemberStore members;
  private final WorkspaceStore workspaces;
  private final FindRoles findRoles;
  private final UpdateUser updateUser;

  MemberGraphQl(
      CurrentCaller currentCaller,
      Transactions transactions,
      UserStore users,
      MemberStore members,
      WorkspaceStore workspaces,
      FindRoles findRoles,
      UpdateUser updateUser) {
    this.currentCaller = currentCaller;
    this.transactions = transactions;
    this.users = users;
    this.members = members;
    this.workspaces = workspaces;
    this.findRoles = findRoles;
    this.updateUser = updateUser;
  }

  @Query
  @NonNull
  @Description("The account of the caller.")
  public Uni<User> currentUser() {
    UUID userId = currentCaller.requireUser().principalId();
    return transactions.inSession(() -> users.require(userId)).map(User::own);
  }

  @Mutation
  @NonNull
  @Description("Changes the caller's account.")
  public Uni<User> updateUser(@NonNull UserUpdateInput data) {
    return updateUser.update(currentCaller.requireUser().principalId(), data).map(User::own);
  }

  @Query
  @Description("The members of the caller's workspace, oldest first.")
  public @NonNull Uni<List<@NonNull Member>> members() {
    UUID workspaceId = currentCaller.requireWorkspace().workspace();
    return transactions
        .inSession(
            () ->
                members
                    .listOfWorkspace(workspaceId)
                    .chain(
                        rows ->
                            users
                                .listByIds(rows.stream().map(row -> row.userId).toList())
                                .map(found -> new Listed(rows, found))))
        .chain(
            listed ->
                findRoles
                    .of(workspaceId, listed.members().stream().map(row -> row.roleId).toList())
                    .map(listed::join));
  }

  @Description("The workspaces of the caller; of another user only the one shared with the caller.")
  public @NonNull Uni<List<@NonNull Workspace>> workspaces(@Source @Name("user") User user) {
    return transactions.inSession(
        () ->
            members
                .listOfUser(user.id())
                .map(rows -> rows.stream().map(row -> row.workspaceId))
                .map(ids -> ids.filter(id -> isVisible(user, id)).toList())
                .chain(workspaces::listByIds)
                .map(rows -> rows.stream().map(Workspace::of).toList()));
  }

  @Description("Where the caller's sign-in leads; null for another user.")
  public Uni<Workspace> defaultWorkspace(@Source @Name("user") User user) {
    UUID workspaceId = user.defaultWorkspaceId();
    if (workspaceId == null || user.seenFrom() != null) {
      return Uni.createFrom().nullItem();
    }
    return transactions
        .inSession(
            () ->
                members
                    .find(workspaceId, user.id())
                    .chain(
                        member ->
                            member.isPresent()
                                ? workspaces.find(workspaceId)
                                : Uni.createFrom().item(Optional.<WorkspaceRow>empty())))
        .chain(found -> Uni.createFrom().optional(found.map(Workspace::of)));
  }

  private static boolean isVisible(User user, UUID workspaceId) {
    return user.seenFrom() == null || workspaceId.equals(user.seenFrom());
  }

  /** Members and their users, as they were read. */
  private record Listed(List<MemberRow> members, List<UserRow> users) {
    List<Member> join(Function<UUID, Role> roles) {
      Map<UUID, UserRow> byId =
          users.stream().collect(Collectors.toMap(user -> user.id, Function.identity()));
      return members.stream()
          .map(
              member ->
                  Member.of(
                      member,
                      Objects.requireNonNull(byId.get(member.userId)),
                      roles.apply(member.roleId)))
          .toList();
    }
  }
}
