package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.engine.EngineContext;
import io.viginti.data.plan.access.EventAccess;
import io.viginti.data.version.OpenWorkspace;
import io.viginti.data.version.OpenWorkspace.Opened;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.Callers;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code recordEvents}. The stream ends when the token expires, the grant is revoked or the
 * subscriber is too slow; the gateway, which watches token and grant too, says why.
 */
@GraphQLApi
public class RecordEventsGraphQl {
  private static final Logger LOG = Logger.getLogger(RecordEventsGraphQl.class);

  private final CurrentCaller caller;
  private final Callers callers;
  private final OpenWorkspace workspaces;
  private final RecordFeed feed;
  private final LiveConfig config;
  private final Vertx vertx;
  private final Context operation;

  RecordEventsGraphQl(
      CurrentCaller caller,
      Callers callers,
      OpenWorkspace workspaces,
      RecordFeed feed,
      LiveConfig config,
      Vertx vertx,
      Context operation) {
    this.caller = caller;
    this.callers = callers;
    this.workspaces = workspaces;
    this.feed = feed;
    this.config = config;
    this.vertx = vertx;
    this.operation = operation;
  }

  @Subscription("recordEvents")
  @Description("Changes of records from now on")
  public @NonNull Multi<RecordEvent> recordEvents(
      @Name("objects") @DefaultValue("[]") @Description("Singular names; all when empty")
          @Nullable List<@NonNull String> objects,
      @Name("actions") @DefaultValue("[]") @Description("All when empty")
          @Nullable List<@NonNull RecordAction> actions,
      @Name("filter")
          @Description("A record filter on own fields, of the record as it is or as it was")
          @Nullable JsonValue filter) {
    Caller who = caller.requireWorkspace();
    String token = RequestContext.find(RequestContext.TOKEN, String.class);
    if (token == null) {
      throw VigintiException.unauthenticated("A token is needed");
    }
    UUID workspace = who.workspace();
    int listening = feed.subscribers(workspace);
    if (listening >= config.subscriptions()) {
      throw VigintiException.limit(
          "subscriptions of a workspace", config.subscriptions(), listening + 1L);
    }
    // The parameter's own value has lost its numbers' form on the way through JSON-B.
    Object argument = operation.unwrap(DataFetchingEnvironment.class).getArgument("filter");
    JsonNode condition = argument == null ? null : GraphQlJson.read(argument);
    Set<String> wanted = objects == null ? Set.of() : Set.copyOf(objects);
    Set<RecordAction> did = actions == null ? Set.of() : Set.copyOf(actions);
    Future<Opened> opened = workspaces.run(workspace, who, Future::succeededFuture);
    if (opened.succeeded()) {
      EngineContext engine = opened.result().engine();
      check(engine.catalog(), new EventAccess(engine.access()), wanted, condition);
    }
    // An error after this point could not be told: the field is not null. The stream ends instead.
    return callers
        .expiryOf(token)
        .onItem()
        .transformToMulti(expiry -> open(workspace, token, wanted, did, condition, expiry))
        .onFailure()
        .invoke(reason -> LOG.infof("event=live-ended workspace=%s reason=%s", workspace, reason))
        .onFailure()
        .recoverWithCompletion();
  }

  private Multi<RecordEvent> open(
      UUID workspace,
      String token,
      Set<String> objects,
      Set<RecordAction> actions,
      @Nullable JsonNode filter,
      Instant expiry) {
    return Multi.createFrom()
        .emitter(
            emitter -> {
              Subscriber subscriber =
                  new Subscriber(workspace, token, objects, actions, filter, emitter);
              long timer =
                  vertx.setTimer(
                      Math.max(1, Duration.between(Instant.now(), expiry).toMillis()),
                      id -> subscriber.end());
              emitter.onTermination(
                  () -> {
                    vertx.cancelTimer(timer);
                    feed.remove(subscriber);
                  });
              feed.add(subscriber);
            },
            config.buffer());
  }

  /** Every named object must be there, and the filter fit one of those asked for. */
  private static void check(
      Catalog catalog, EventAccess access, Set<String> objects, @Nullable JsonNode filter) {
    List<Problem> problems = new ArrayList<>();
    List<CatalogObject> known = new ArrayList<>();
    for (String name : objects) {
      catalog
          .findObject(name)
          .filter(access::hears)
          .ifPresentOrElse(
              known::add,
              () -> problems.add(new Problem(List.of("objects"), "there is no object " + name)));
    }
    if (!problems.isEmpty()) {
      throw VigintiException.badInput(problems);
    }
    if (filter != null) {
      check(
          objects.isEmpty() ? catalog.objects().stream().filter(access::hears).toList() : known,
          access,
          filter,
          !objects.isEmpty());
    }
  }

  /**
   * @param areNamed then what it must not name of any of them is refused, whatever the others have
   */
  private static void check(
      List<CatalogObject> objects, EventAccess access, JsonNode filter, boolean areNamed) {
    boolean fits = false;
    VigintiException refused = null;
    for (CatalogObject object : objects) {
      try {
        RecordFilter.of(object, filter, access::mayName);
        fits = true;
      } catch (VigintiException doesNotFit) {
        boolean isForbidden = doesNotFit.code() == ErrorCode.FORBIDDEN;
        if (isForbidden && areNamed) {
          throw doesNotFit;
        }
        if (refused == null || isForbidden) {
          refused = doesNotFit;
        }
      }
    }
    if (!fits && refused != null) {
      throw refused;
    }
  }
}
