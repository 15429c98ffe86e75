package io.viginti.data.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.contracts.mesh.RestRequest;
import io.viginti.data.execute.CompiledOperation;
import io.viginti.data.execute.CompiledRoot;
import io.viginti.data.execute.CursorSeal;
import io.viginti.data.execute.DestroyPart;
import io.viginti.data.execute.RowBudget;
import io.viginti.data.execute.RunOperation;
import io.viginti.data.execute.SeenRecords;
import io.viginti.data.execute.Session;
import io.viginti.data.frontend.Readable;
import io.viginti.data.frontend.command.ReadCommand;
import io.viginti.data.frontend.graphql.OperationDocument;
import io.viginti.data.frontend.rest.ReadRest;
import io.viginti.data.frontend.rest.RestOperation;
import io.viginti.data.link.FileLinks;
import io.viginti.data.plan.Limits;
import io.viginti.data.plan.RowRules;
import io.viginti.data.plan.access.EventAccess;
import io.viginti.data.plan.access.ResolvedAccess;
import io.viginti.data.query.Operand;
import io.viginti.data.sql.Actor;
import io.viginti.data.sql.Bindings;
import io.viginti.data.sql.WriteScope;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compiles and runs operations on records. */
@ApplicationScoped
public class RecordEngine {
  private final Limits limits;
  private final Plans plans;
  private final long readRows;
  private final byte[] cursorKey;
  private final FileLinks files;

  RecordEngine(EngineConfig config, MeshConfig mesh, FileLinks files) {
    this.files = files;
    cursorKey = CursorSeal.keyFrom(mesh.secret());
    limits = new Limits(config.defaultRows(), config.mostRows());
    readRows = config.readRows();
    plans =
        new Plans(
            config.documentCacheBytes(),
            config.planCacheBytes(),
            config.intentCacheBytes(),
            limits);
  }

  /**
   * Runs a GraphQL operation whose root fields are all of the dynamic part.
   *
   * @param variables an object, read with {@link JsonText#mapper()} so that numbers keep their
   *     digits; null when there are none
   * @return the complete response, errors included. The future fails only with the code
   *     SCHEMA_CHANGED, and then nothing was written: the tables are of another version than the
   *     catalog; load the current one and repeat once.
   */
  public Future<Buffer> graphql(
      EngineContext context,
      String query,
      @Nullable JsonNode variables,
      @Nullable String operationName) {
    CompiledOperation operation;
    ObjectNode effective;
    try {
      OperationDocument document = plans.document(query, operationName);
      effective = document.effectiveVariables(variables);
      operation = plans.plan(context, query, operationName, document, effective);
    } catch (RuntimeException refused) {
      return Future.succeededFuture(
          RunOperation.refusal(ErrorTranslation.translate(refused), context.requestId()));
    }
    return RunOperation.run(
        operation,
        session(context),
        bindings(context, effective),
        scope(context, actor(context)),
        context.requestId());
  }

  /**
   * Reads and compiles a REST request.
   *
   * @throws VigintiException when it may not run under this version; nothing has been done
   */
  public PreparedRest prepare(EngineContext context, RestRequest request) {
    RestOperation operation = ReadRest.read(request, context.catalog(), readable(context));
    CompiledRoot root = plans.plan(context, operation.key(), operation.intent());
    if (root instanceof CompiledRoot.Refused refused) {
      throw refused.error();
    }
    return new PreparedRest(root, operation.variables());
  }

  /**
   * Runs what {@link #prepare} made under the same context.
   *
   * @return the answer; fails with a VigintiException
   */
  public Future<Buffer> rest(EngineContext context, PreparedRest prepared) {
    return RunOperation.runAlone(
        prepared.root(),
        session(context),
        bindings(context, prepared.variables()),
        scope(context, actor(context)));
  }

  /**
   * Runs an internal command.
   *
   * @return the records found or touched in their API form; fails with a VigintiException
   */
  public Future<List<JsonNode>> command(EngineContext context, RecordCommand command) {
    try {
      CompiledRoot root =
          CompileOperation.compile(
              command.object(),
              ReadCommand.read(command, context.catalog(), readable(context)),
              context.catalog(),
              context.access(),
              limits);
      JsonNode given = command.actor();
      Actor actor = given == null ? actor(context) : Actor.of(given);
      return RunOperation.runList(
              root,
              session(context),
              bindings(context, JsonText.mapper().createObjectNode()),
              scope(context, actor))
          .map(
              bytes -> {
                List<JsonNode> records = new ArrayList<>();
                JsonText.parse(bytes.toString()).forEach(records::add);
                return records;
              });
    } catch (VigintiException refused) {
      return Future.failedFuture(refused);
    }
  }

  /** Whether a record is there to the caller just now. */
  public Future<Boolean> isThere(EngineContext context, CatalogObject object, UUID record) {
    return SeenRecords.isThere(
        session(context),
        bindings(context, JsonText.mapper().createObjectNode()),
        object,
        new EventAccess(context.access()).rule(object),
        record);
  }

  /**
   * Does the next part of a destruction that is carried out by a job, in one transaction.
   *
   * @return fails with NOT_FOUND when it was given up, CONFLICT when something holds the records
   */
  public Future<DestroyPart.Progress> destroyPart(EngineContext context, UUID destruction) {
    return DestroyPart.run(
        session(context),
        context.catalog(),
        scope(context, actor(context)),
        destruction,
        limits.mostRows());
  }

  /** Compiled operations held now, for metrics. */
  public long planCount() {
    return plans.size();
  }

  private Session session(EngineContext context) {
    WorkspaceDatabase database = context.database();
    return new Session(
        database.schemaName(),
        database.pipelined(),
        database.transactional(),
        new RowBudget(readRows),
        new CursorSeal(cursorKey, database.workspaceId(), context.schemaVersion()),
        files.downloads(database.workspaceId()),
        context.ledger());
  }

  private static Readable readable(EngineContext context) {
    ResolvedAccess access = context.access();
    return access.isUnrestricted()
        ? Readable.ALL
        : new Readable(
            object -> access.on(object).canRead(),
            field -> access.on(field.owner()).canRead(field));
  }

  /** The variables of a request with what rules ask of its caller. */
  private static Bindings bindings(EngineContext context, ObjectNode variables) {
    if (!context.access().isUnrestricted()) {
      UUID member = context.caller().memberId();
      variables.put(Operand.Variable.MEMBER.name(), member == null ? null : member.toString());
    }
    return Bindings.of(variables);
  }

  private static WriteScope scope(EngineContext context, Actor actor) {
    return new WriteScope(
        context.database().workspaceId(),
        context.shapeHash(),
        actor,
        context.traceparent(),
        context.isImport(),
        RowRules.none());
  }

  private static Actor actor(EngineContext context) {
    Caller caller = context.caller();
    String source =
        switch (caller.kind()) {
          case USER -> context.isImport() ? "IMPORT" : "MANUAL";
          case API_KEY -> context.isImport() ? "IMPORT" : "API";
          case SERVICE -> "SYSTEM";
        };
    return new Actor(source, caller.memberId(), caller.displayName(), null);
  }
}
