package io.viginti.workflow.job;

import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import io.viginti.workflow.job.CommandJob.Command;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Jobs of the caller's workspace. */
@GraphQLApi
public class JobGraphQl {
  private static final int DEFAULT_LIMIT = 60;
  private static final int MOST = 1_000;

  private final JobStore store;
  private final JobWatch watch;
  private final CommandJob commands;
  private final Transactions transactions;
  private final CurrentCaller caller;

  JobGraphQl(
      JobStore store,
      JobWatch watch,
      CommandJob commands,
      Transactions transactions,
      CurrentCaller caller) {
    this.store = store;
    this.watch = watch;
    this.commands = commands;
    this.transactions = transactions;
    this.caller = caller;
  }

  @Query
  public Uni<@Nullable BackgroundJob> backgroundJob(@Id @NonNull String id) {
    UUID workspaceId = caller.requireWorkspace().workspace();
    UUID job = parse(id);
    return transactions
        .inSession(() -> store.find(workspaceId, job))
        .map(found -> found.orElse(null));
  }

  @Query
  @NonNull
  public Uni<@NonNull List<@NonNull BackgroundJob>> backgroundJobs(
      @Nullable String kind,
      @Nullable JobState state,
      @Nullable Integer limit,
      @Nullable Integer offset) {
    UUID workspaceId = caller.requireWorkspace().workspace();
    int most = limit == null ? DEFAULT_LIMIT : limit;
    int from = offset == null ? 0 : offset;
    if (most < 0 || most > MOST) {
      throw VigintiException.limit("limit", MOST, most);
    }
    if (from < 0) {
      throw VigintiException.badInput(
          List.of(new Problem(List.of("offset"), "must not be negative")));
    }
    return most == 0
        ? Uni.createFrom().item(List.of())
        : transactions.inSession(() -> store.list(workspaceId, kind, state, most, from));
  }

  @Mutation
  @NonNull
  public Uni<BackgroundJob> retryBackgroundJob(@Id @NonNull String id) {
    return commands.send(Command.RETRY, caller.requireWorkspace().workspace(), parse(id));
  }

  @Mutation
  @NonNull
  public Uni<BackgroundJob> cancelBackgroundJob(@Id @NonNull String id) {
    return commands.send(Command.CANCEL, caller.requireWorkspace().workspace(), parse(id));
  }

  @Subscription
  @NonNull
  public Multi<BackgroundJob> backgroundJobUpdated(@Id @NonNull String id) {
    return watch.follow(caller.requireWorkspace().workspace(), parse(id));
  }

  private static UUID parse(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw VigintiException.badInput(List.of(new Problem(List.of("id"), "is not a UUID: " + id)));
    }
  }
}
