package io.viginti.auth.featureflag;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.news.Subjects;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.platform.access.Permissions;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.news.News;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The feature flags of the caller's workspace. */
@GraphQLApi
@ApplicationScoped
public class FeatureFlagGraphQl {
  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,62}");

  private final CurrentCaller currentCaller;
  private final Permissions permissions;
  private final Transactions transactions;
  private final FeatureFlagStore flags;
  private final News news;

  FeatureFlagGraphQl(
      CurrentCaller currentCaller,
      Permissions permissions,
      Transactions transactions,
      FeatureFlagStore flags,
      News news) {
    this.currentCaller = currentCaller;
    this.permissions = permissions;
    this.transactions = transactions;
    this.flags = flags;
    this.news = news;
  }

  @Query
  @Description("The flags that were ever set in the workspace.")
  public @NonNull Uni<List<@NonNull FeatureFlag>> featureFlags() {
    UUID workspaceId = currentCaller.requireWorkspace().workspace();
    return transactions
        .inSession(() -> flags.listOfWorkspace(workspaceId))
        .map(rows -> rows.stream().map(row -> new FeatureFlag(row.key, row.value)).toList());
  }

  @Mutation("setFeatureFlag")
  @NonNull
  @Description("Sets a flag of the workspace.")
  public Uni<FeatureFlag> setFeatureFlag(@NonNull String key, boolean value) {
    InputCheck check = new InputCheck();
    if (!KEY.matcher(key).matches()) {
      check.problem(
          "key", "must begin with a letter and have at most 63 letters, digits, '_', '.' or '-'");
    }
    check.throwIfAny();
    return permissions
        .require(SettingPermission.WORKSPACE, "set feature flags")
        .map(Caller::workspace)
        .chain(
            workspaceId ->
                transactions.inTransaction(
                    () ->
                        flags
                            .set(workspaceId, key, value)
                            .chain(() -> news.announce(Subjects.flags(workspaceId)))))
        .replaceWith(new FeatureFlag(key, value));
  }
}
