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
import io.viginti.data.version.Catalogs;
import io.viginti.data.version.Versions;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.Callers;
import io.viginti.platform.caller.CurrentCaller;
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
  private final Versions versions;
  private final Catalogs catalogs;
  private final RecordFeed feed;
  private final LiveConfig config;
  private final Vertx vertx;
  private final Context operation;

  RecordEventsGraphQl(
      CurrentCaller caller,
      Callers callers,
      Versions versions,
      Catalogs catalogs,
      RecordFeed feed,
      LiveConfig config,
      Vertx vertx,
      Context operation) {
    this.caller = caller;
    this.callers = callers;
    this.versions = versions;
    this.catalogs = catalogs;
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
    Future<Catalog> catalog =
        versions.current(workspace).compose(version -> catalogs.get(version.shapeHash()));
    if (catalog.succeeded()) {
      check(catalog.result(), wanted, condition);
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

  /** Every named object must exist, and the filter fit one of those asked for. */
  private static void check(Catalog catalog, Set<String> objects, @Nullable JsonNode filter) {
    List<Problem> problems = new ArrayList<>();
    List<CatalogObject> known = new ArrayList<>();
    for (String name : objects) {
      catalog
          .findObject(name)
          .ifPresentOrElse(
              known::add,
              () -> problems.add(new Problem(List.of("objects"), "there is no object " + name)));
    }
    if (!problems.isEmpty()) {
      throw VigintiException.badInput(problems);
    }
    if (filter == null) {
      return;
    }
    VigintiException refused = null;
    for (CatalogObject object : objects.isEmpty() ? catalog.objects() : known) {
      try {
        RecordFilter.of(object, filter);
        return;
      } catch (VigintiException doesNotFit) {
        refused = doesNotFit;
      }
    }
    if (refused != null) {
      throw refused;
    }
  }
}
