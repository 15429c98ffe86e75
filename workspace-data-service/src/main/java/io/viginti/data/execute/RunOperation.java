package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.sql.Bindings;
import io.viginti.data.sql.WriteScope;
import io.viginti.data.value.JsonBytes;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs an operation and writes its response: the root fields of a query side by side, those of a
 * mutation one after the other, each a transaction of its own.
 */
public final class RunOperation {
  private static final Records NOTHING = new Records(List.of(), List.of(), Map.of(), List.of());

  private final Session session;
  private final Bindings bindings;
  private final WriteScope scope;
  private final boolean isMesh;

  /**
   * What became of a root field: records, or a page, or an error, or the JSON that a ledger keeps.
   *
   * @param kept null where there is no ledger
   */
  private record Outcome(
      CompiledRoot root,
      Records records,
      ReadPage.@Nullable Page page,
      @Nullable VigintiException error,
      @Nullable Buffer kept) {
    Outcome(CompiledRoot root, Records records, @Nullable VigintiException error) {
      this(root, records, null, error, null);
    }
  }

  private RunOperation(Session session, Bindings bindings, WriteScope scope, boolean isMesh) {
    this.session = session;
    this.bindings = bindings;
    this.scope = scope;
    this.isMesh = isMesh;
  }

  /** The whole response. Fails only with SCHEMA_CHANGED, and then nothing was written. */
  public static Future<Buffer> run(
      CompiledOperation operation,
      Session session,
      Bindings bindings,
      WriteScope scope,
      String requestId) {
    RunOperation run = new RunOperation(session, bindings, scope, false);
    Future<List<Outcome>> outcomes =
        operation.isMutation() ? run.inOrder(operation.roots()) : run.together(operation.roots());
    return outcomes.map(all -> response(all, session, requestId));
  }

  /**
   * One root field alone: {@code {"data":{key: …}}}, without a key {@code {"data": …}}, a
   * connection beside its list. Fails with its error, or with NOT_FOUND where the one record it
   * asks for is not there.
   */
  public static Future<Buffer> runAlone(
      CompiledRoot root, Session session, Bindings bindings, WriteScope scope) {
    RunOperation run = new RunOperation(session, bindings, scope, false);
    return run.outcome(root, 0)
        .map(
            outcome -> {
              if (outcome.error() != null) {
                throw outcome.error();
              }
              if (root instanceof CompiledRoot.Read read
                  && !read.isList()
                  && outcome.records().rows().isEmpty()) {
                throw VigintiException.notFound(read.object().names().type());
              }
              JsonBytes out = new JsonBytes(4_096);
              RecordWriter writer = new RecordWriter(out, session);
              if (root instanceof CompiledRoot.Connection connection) {
                ReadPage.Page page = Objects.requireNonNull(outcome.page());
                new ConnectionWriter(out, writer, connection, page).writeBesideList();
              } else if (root.key().isEmpty()) {
                out.json("{\"data\":");
                write(outcome, out, writer);
                out.mark('}');
              } else {
                out.json("{\"data\":{").raw(root.label());
                write(outcome, out, writer);
                out.json("}}");
              }
              if (!writer.errors().isEmpty()) {
                throw writer.errors().getFirst().error();
              }
              return out.toBuffer();
            });
  }

  /** The records of one root field as a JSON list, for the other services. */
  public static Future<Buffer> runList(
      CompiledRoot root, Session session, Bindings bindings, WriteScope scope) {
    RunOperation run = new RunOperation(session, bindings, scope, true);
    return run.outcome(root, 0)
        .map(
            outcome -> {
              if (outcome.error() != null) {
                throw outcome.error();
              }
              JsonBytes out = new JsonBytes(1_024);
              if (outcome.kept() != null) {
                boolean isList = isList(outcome.root());
                byte[] kept = outcome.kept().getBytes();
                return isList ? outcome.kept() : out.mark('[').raw(kept).mark(']').toBuffer();
              }
              RecordWriter writer = new RecordWriter(out, session);
              Records records = outcome.records();
              if (!writer.writeList(records, 0, records.rows().size())) {
                throw writer.errors().getFirst().error();
              }
              return out.toBuffer();
            });
  }

  private static boolean isList(CompiledRoot root) {
    return root instanceof CompiledRoot.Write write && write.plan().change().isMany();
  }

  /** A response without data. */
  public static Buffer refusal(VigintiException error, String requestId) {
    JsonBytes out = new JsonBytes(512).mark('{');
    Errors.write(out, List.of(new FieldError(error)), requestId);
    return out.mark('}').toBuffer();
  }

  private Future<List<Outcome>> together(List<CompiledRoot> roots) {
    List<Future<Outcome>> running = roots.stream().map(root -> outcome(root, 0)).toList();
    return Future.all(running).map(all -> running.stream().map(Future::result).toList());
  }

  private Future<List<Outcome>> inOrder(List<CompiledRoot> roots) {
    List<Outcome> done = new ArrayList<>();
    for (CompiledRoot root : roots) {
      if (root instanceof CompiledRoot.Refused refused) {
        done.add(new Outcome(root, NOTHING, refused.error()));
        return Future.succeededFuture(done); // before anything is written
      }
    }
    return next(roots, done);
  }

  private Future<List<Outcome>> next(List<CompiledRoot> roots, List<Outcome> done) {
    boolean isOver = !done.isEmpty() && done.getLast().error() != null;
    if (isOver || done.size() == roots.size()) {
      return Future.succeededFuture(done);
    }
    return outcome(roots.get(done.size()), done.size())
        .recover(
            moved ->
                done.isEmpty()
                    ? Future.failedFuture(moved)
                    : Future.succeededFuture(
                        new Outcome(roots.get(done.size()), NOTHING, (VigintiException) moved)))
        .compose(
            outcome -> {
              done.add(outcome);
              return next(roots, done);
            });
  }

  /** Fails only with SCHEMA_CHANGED. */
  private Future<Outcome> outcome(CompiledRoot root, int place) {
    return switch (root) {
      case CompiledRoot.Constant constant ->
          Future.succeededFuture(new Outcome(root, NOTHING, null));
      case CompiledRoot.Refused refused ->
          Future.succeededFuture(new Outcome(root, NOTHING, refused.error()));
      case CompiledRoot.Read read ->
          settled(
              root,
              read.object(),
              guarded(() -> ReadRecords.read(session, read.statement(), bindings)));
      case CompiledRoot.Connection connection -> page(connection);
      case CompiledRoot.Duplicates duplicates ->
          settled(
              root,
              duplicates.plan().plan().object(),
              guarded(() -> FindDuplicates.find(session, duplicates, bindings)));
      case CompiledRoot.Search search ->
          settled(
              root,
              DatabaseFaults::translate,
              guarded(() -> ReadRecords.read(session, search.statement(), bindings))
                  .map(found -> new Outcome(root, found, null)));
      case CompiledRoot.Write write -> {
        Mutation mutation = new Mutation(write.plan(), write.answer(), bindings, scope, isMesh);
        Ledger ledger = session.ledger();
        yield ledger == null
            ? settled(root, mutation.object(), guarded(() -> WriteRecords.write(session, mutation)))
            : settledOnce(write, mutation, place, ledger);
      }
    };
  }

  /** A cursor may be refused because the schema changed, which no repetition would mend. */
  private Future<Outcome> page(CompiledRoot.Connection root) {
    Bindings opened;
    try {
      opened = ReadPage.open(root, bindings, session.cursors());
    } catch (VigintiException refused) {
      return Future.succeededFuture(new Outcome(root, NOTHING, refused));
    }
    return settled(
        root,
        root.plan().rows().object(),
        guarded(() -> ReadPage.read(session, root, opened)),
        page -> new Outcome(root, NOTHING, page, null, null));
  }

  /** The outcome that is kept, or a write that keeps its outcome in its transaction. */
  private Future<Outcome> settledOnce(
      CompiledRoot.Write write, Mutation mutation, int place, Ledger ledger) {
    Buffer kept = ledger.find(place);
    Future<Buffer> outcome =
        kept != null
            ? Future.succeededFuture(kept)
            : session.inTransaction(
                ledger.connection(),
                inside ->
                    guarded(() -> WriteRecords.write(inside, mutation))
                        .map(records -> rendered(write, records))
                        .compose(bytes -> ledger.keep(place, bytes).map(done -> bytes)));
    return outcome
        .map(bytes -> new Outcome(write, NOTHING, null, null, bytes))
        .recover(
            failure -> {
              VigintiException error = DatabaseFaults.translate(failure, mutation.object());
              ledger.failed(error);
              return DatabaseFaults.isSchemaMoved(failure)
                  ? Future.failedFuture(error)
                  : Future.succeededFuture(new Outcome(write, NOTHING, error));
            });
  }

  private Buffer rendered(CompiledRoot.Write write, Records records) {
    JsonBytes out = new JsonBytes(1_024);
    RecordWriter rendering = new RecordWriter(out, session);
    if (!write(new Outcome(write, records, null), out, rendering)) {
      throw rendering.errors().getFirst().error();
    }
    return out.toBuffer();
  }

  private interface Work<T> {
    Future<T> start();
  }

  /** Values are checked before anything runs, so a refusal may be thrown. */
  private static <T> Future<T> guarded(Work<T> work) {
    try {
      return work.start();
    } catch (VigintiException refused) {
      return Future.failedFuture(refused);
    }
  }

  private static Future<Outcome> settled(
      CompiledRoot root, CatalogObject object, Future<Records> records) {
    return settled(root, object, records, found -> new Outcome(root, found, null));
  }

  private static <T> Future<Outcome> settled(
      CompiledRoot root, CatalogObject object, Future<T> result, Function<T, Outcome> outcome) {
    return settled(
        root, failure -> DatabaseFaults.translate(failure, object), result.map(outcome::apply));
  }

  private static Future<Outcome> settled(
      CompiledRoot root,
      Function<Throwable, VigintiException> translation,
      Future<Outcome> outcome) {
    return outcome.recover(
        failure -> {
          VigintiException error = translation.apply(failure);
          return error.code() == ErrorCode.SCHEMA_CHANGED
              ? Future.failedFuture(error)
              : Future.succeededFuture(new Outcome(root, NOTHING, error));
        });
  }

  private static Buffer response(List<Outcome> outcomes, Session session, String requestId) {
    JsonBytes out = new JsonBytes(4_096);
    RecordWriter writer = new RecordWriter(out, session);
    out.json("{\"data\":");
    int start = out.length();
    out.mark('{');
    boolean isWhole = true;
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (i > 0) {
        out.mark(',');
      }
      out.raw(outcome.root().label());
      int before = writer.errors().size();
      isWhole &= write(outcome, out, writer);
      for (FieldError error : writer.errors().subList(before, writer.errors().size())) {
        error.isBelow(outcome.root().key());
      }
    }
    if (isWhole) {
      out.mark('}');
    } else {
      out.cut(start);
      out.nothing();
    }
    if (!writer.errors().isEmpty()) {
      out.mark(',');
      Errors.write(out, writer.errors(), requestId);
    }
    return out.mark('}').toBuffer();
  }

  /** False when the root field is null and must not be. */
  private static boolean write(Outcome outcome, JsonBytes out, RecordWriter writer) {
    if (outcome.error() != null) {
      writer.errors().add(new FieldError(outcome.error()));
      out.nothing();
      return isNullable(outcome.root());
    }
    if (outcome.kept() != null) {
      out.raw(outcome.kept().getBytes());
      return true;
    }
    return switch (outcome.root()) {
      case CompiledRoot.Constant constant -> {
        out.raw(constant.json());
        yield true;
      }
      case CompiledRoot.Refused refused -> refused.isNullable();
      case CompiledRoot.Read read ->
          writeRecords(outcome, read.isList(), read.isNullable(), out, writer);
      case CompiledRoot.Connection connection ->
          new ConnectionWriter(out, writer, connection, Objects.requireNonNull(outcome.page()))
              .write();
      case CompiledRoot.Duplicates duplicates -> writer.writeLists(outcome.records());
      case CompiledRoot.Search search -> writeRecords(outcome, true, false, out, writer);
      case CompiledRoot.Write write ->
          writeRecords(outcome, write.plan().change().isMany(), false, out, writer);
    };
  }

  private static boolean writeRecords(
      Outcome outcome, boolean isList, boolean isNullable, JsonBytes out, RecordWriter writer) {
    Records records = outcome.records();
    if (isList) {
      return writer.writeList(records, 0, records.rows().size());
    }
    int start = out.length();
    boolean isWritten =
        !records.rows().isEmpty()
            && writer.writeObject(records, records.rows().getFirst(), records.cells());
    if (!isWritten) {
      out.cut(start);
      out.nothing();
    }
    return isWritten || isNullable;
  }

  private static boolean isNullable(CompiledRoot root) {
    return switch (root) {
      case CompiledRoot.Read read -> read.isNullable();
      case CompiledRoot.Duplicates duplicates -> false;
      case CompiledRoot.Search search -> false;
      case CompiledRoot.Refused refused -> refused.isNullable();
      case CompiledRoot.Connection connection -> false;
      case CompiledRoot.Write write -> false;
      case CompiledRoot.Constant constant -> false;
    };
  }
}
