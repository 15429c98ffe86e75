package io.viginti.gateway.execute;

import graphql.language.OperationDefinition.Operation;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.viginti.gateway.answer.AnswerBytes;
import io.viginti.gateway.answer.AnswerError;
import io.viginti.gateway.answer.PartAnswer;
import io.viginti.gateway.loop.RequestLoop;
import io.viginti.gateway.operation.OperationLimits;
import io.viginti.gateway.operation.OperationPlan;
import io.viginti.gateway.operation.Owner;
import io.viginti.gateway.operation.PreparedDocument;
import io.viginti.gateway.operation.Split;
import io.viginti.gateway.operation.Step;
import io.viginti.gateway.schema.CallerSchema;
import io.viginti.gateway.schema.CallerSchemas;
import io.viginti.gateway.schema.Documents;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs an operation. */
@ApplicationScoped
public class ExecuteOperation {
  /**
   * How often an operation is checked again because a service is ahead. Once is enough for one
   * change; while a workspace is being modelled, versions follow each other faster than a request
   * that waited (for a paused instance, say) comes through.
   */
  private static final int REPEATS = 8;

  private final CallerSchemas schemas;
  private final Documents documents;
  private final StepClient steps;
  private final OperationLimits limits;
  private final OperationMetrics metrics;

  ExecuteOperation(
      CallerSchemas schemas,
      Documents documents,
      StepClient steps,
      OperationRules rules,
      OperationMetrics metrics) {
    this.schemas = schemas;
    this.documents = documents;
    this.steps = steps;
    this.limits = rules.limits();
    this.metrics = metrics;
  }

  /** An operation that may run, with the schema it was checked against. */
  public record Ready(
      GraphQlRequest request, CallerSchema schema, OperationPlan plan, Split split) {}

  /** Either what may run or the answer that says why it may not. */
  private record Checked(@Nullable Ready ready, @Nullable Answer refusal) {
    static Checked refused(Answer answer) {
      return new Checked(null, answer);
    }
  }

  /** The answer to a query or mutation; never fails. */
  public Uni<Answer> execute(GraphQlRequest request) {
    long start = System.nanoTime();
    return check(request)
        .chain(
            checked -> {
              if (checked.refusal() != null) {
                return Uni.createFrom().item(checked.refusal());
              }
              Ready ready = Objects.requireNonNull(checked.ready());
              if (ready.plan().kind() == Operation.SUBSCRIPTION) {
                throw VigintiException.badInput(
                    "A subscription needs a WebSocket or accept: text/event-stream.");
              }
              return run(ready);
            })
        .onFailure()
        .recoverWithItem(failure -> failed(failure, request))
        .invoke(answer -> metrics.count(answer, System.nanoTime() - start));
  }

  /** What a client that can take a stream gets; never fails. */
  public Uni<Subscribed> subscribe(GraphQlRequest request) {
    return check(request)
        .map(
            checked -> {
              if (checked.refusal() != null) {
                return (Subscribed) new Subscribed.Refused(checked.refusal());
              }
              Ready ready = Objects.requireNonNull(checked.ready());
              if (ready.plan().kind() != Operation.SUBSCRIPTION) {
                return new Subscribed.Plain(ready);
              }
              Step step = ready.split().steps().isEmpty() ? null : ready.split().steps().getFirst();
              if (step == null || step.owner() instanceof Owner.Gateway) {
                throw VigintiException.badInput("A subscription needs a field that is served.");
              }
              return new Subscribed.Stream(ready, step);
            })
        .onFailure()
        .recoverWithItem(failure -> new Subscribed.Refused(failed(failure, request)));
  }

  /** The body that asks a service to stream. */
  public byte[] bodyOf(Subscribed.Stream stream) {
    return StepBody.write(stream.step(), stream.ready().request().variables());
  }

  /** Runs what {@link #subscribe} found to be no subscription. */
  public Uni<Answer> run(Subscribed.Plain plain) {
    return run(plain.ready())
        .onFailure()
        .recoverWithItem(failure -> failed(failure, plain.ready().request()));
  }

  private static Answer failed(Throwable failure, GraphQlRequest request) {
    return Answer.refused(ErrorTranslation.translate(failure), request.requestId());
  }

  private Uni<Checked> check(GraphQlRequest request) {
    return Uni.createFrom()
        .deferred(() -> schemas.find(request.caller()))
        .chain(schema -> check(request, schema, true));
  }

  /**
   * @param mayRefresh whether the owner has not been asked yet for the current version; it is,
   *     before a validation error or an introspection is answered
   */
  private Uni<Checked> check(GraphQlRequest request, CallerSchema schema, boolean mayRefresh) {
    return documents
        .prepare(schema.schema(), request.query())
        .chain(
            prepared ->
                switch (prepared) {
                  case PreparedDocument.Refused refused ->
                      refused(request, schema, refused, mayRefresh);
                  case PreparedDocument.Valid valid -> valid(request, schema, valid, mayRefresh);
                });
  }

  private Uni<Checked> refused(
      GraphQlRequest request,
      CallerSchema schema,
      PreparedDocument.Refused refused,
      boolean mayRefresh) {
    Checked answer = Checked.refused(Answer.refused(refused.errors(), request.requestId()));
    if (!refused.dependsOnSchema()) {
      return Uni.createFrom().item(answer);
    }
    if (schema.version() == null) {
      return Uni.createFrom().item(refused.namesUnknownRoot() ? withoutWorkspace(request) : answer);
    }
    return mayRefresh ? checkIfChanged(request, schema, answer) : Uni.createFrom().item(answer);
  }

  private static Checked withoutWorkspace(GraphQlRequest request) {
    return Checked.refused(
        Answer.refused(
            VigintiException.unauthenticated(
                "A token of a workspace is needed for fields outside the static schema."),
            request.requestId()));
  }

  private Uni<Checked> checkIfChanged(
      GraphQlRequest request, CallerSchema schema, Checked otherwise) {
    return schemas
        .refresh(request.caller())
        .chain(
            now ->
                now.schema().key().equals(schema.schema().key())
                    ? Uni.createFrom().item(otherwise)
                    : check(request, now, false));
  }

  private Uni<Checked> valid(
      GraphQlRequest request,
      CallerSchema schema,
      PreparedDocument.Valid document,
      boolean mayRefresh) {
    OperationPlan plan = document.require(request.operationName());
    if (request.isReadOnly() && plan.kind() != Operation.QUERY) {
      return Uni.createFrom().item(Checked.refused(Answer.wrongMethod(request.requestId())));
    }
    Checked ready;
    try {
      plan.check(request.variables(), limits);
      ready = new Checked(new Ready(request, schema, plan, plan.split(request.variables())), null);
    } catch (VigintiException refusal) {
      ready = Checked.refused(Answer.refused(refusal, request.requestId()));
    }
    boolean dependsOnVersion = ready.ready() == null || plan.introspects();
    return dependsOnVersion && mayRefresh && schema.version() != null
        ? checkIfChanged(request, schema, ready)
        : Uni.createFrom().item(ready);
  }

  private Uni<Answer> run(Ready ready) {
    Split split = ready.split();
    if (split.steps().size() == 1) {
      return runStep(ready, 0)
          .map(
              answer ->
                  switch (answer) {
                    case StepAnswer.Answered(byte[] body, ErrorCode refusal, Duration retryAfter) ->
                        new Answer(body, refusal, false, retryAfter);
                    case StepAnswer.Failed(AnswerError error) ->
                        joined(ready, List.of(part(split.steps().getFirst(), answer)));
                    case StepAnswer.Behind behind ->
                        joined(ready, List.of(part(split.steps().getFirst(), answer)));
                  });
    }
    if (split.steps().isEmpty()) {
      return Uni.createFrom().item(joined(ready, List.of()));
    }
    return ready.plan().kind() == Operation.MUTATION
        ? runInOrder(ready, 0, new ArrayList<>())
        : runSideBySide(ready);
  }

  private Uni<Answer> runSideBySide(Ready ready) {
    List<Uni<PartAnswer>> parts = new ArrayList<>();
    for (int at = 0; at < ready.split().steps().size(); at++) {
      Step step = ready.split().steps().get(at);
      parts.add(runStep(ready, at).map(answer -> part(step, answer)));
    }
    return Uni.join().all(parts).andFailFast().map(answers -> joined(ready, answers));
  }

  /** A part that nulls {@code data} is the last that runs. */
  private Uni<Answer> runInOrder(Ready ready, int at, List<PartAnswer> before) {
    if (at == ready.split().steps().size()) {
      return Uni.createFrom().item(joined(ready, before));
    }
    Step step = ready.split().steps().get(at);
    return runStep(ready, at)
        .chain(
            answer -> {
              PartAnswer part = part(step, answer);
              List<PartAnswer> parts = new ArrayList<>(before);
              parts.add(part);
              return part.nullsData()
                  ? Uni.createFrom().item(joined(ready, parts))
                  : runInOrder(ready, at + 1, parts);
            });
  }

  private static PartAnswer part(Step step, StepAnswer answer) {
    return switch (answer) {
      case StepAnswer.Answered answered -> new PartAnswer.Ran(answered.body());
      case StepAnswer.Failed(AnswerError error) -> new PartAnswer.Failed(step.fields(), error);
      case StepAnswer.Behind behind ->
          new PartAnswer.Failed(
              step.fields(),
              AnswerError.of(
                  ErrorCode.UNAVAILABLE, "The schema is changing at the moment; try again."));
    };
  }

  /** When no part ran the answer has no data and the first part's code. */
  private static Answer joined(Ready ready, List<PartAnswer> parts) {
    String requestId = ready.request().requestId();
    List<AnswerError> failures = new ArrayList<>();
    for (PartAnswer part : parts) {
      if (part instanceof PartAnswer.Failed failed) {
        failed.fields().forEach(field -> failures.add(failed.error().at(field.responseKey())));
      }
    }
    boolean noneRan =
        !parts.isEmpty() && parts.stream().allMatch(part -> part instanceof PartAnswer.Failed);
    return noneRan
        ? Answer.refused(failures, requestId)
        : Answer.ran(AnswerBytes.merge(ready.split().responseKeys(), parts, requestId));
  }

  private Uni<StepAnswer> runStep(Ready ready, int at) {
    Step step = ready.split().steps().get(at);
    return step.owner() instanceof Owner.Gateway ? own(ready, step) : ask(ready, at, REPEATS);
  }

  private Uni<StepAnswer> ask(Ready ready, int at, int repeats) {
    Step step = ready.split().steps().get(at);
    return steps
        .ask(step, ready.request(), idempotencyKey(ready, at), ready.schema().version())
        .chain(
            answer ->
                answer instanceof StepAnswer.Behind && repeats > 0
                    ? repeat(ready, at, repeats - 1)
                    : Uni.createFrom().item(answer));
  }

  /** Of a mutation: the client's, told apart for the parts of one operation. */
  private static @Nullable String idempotencyKey(Ready ready, int at) {
    String key = ready.request().idempotencyKey();
    if (key == null || ready.plan().kind() != Operation.MUTATION) {
      return null;
    }
    return at == 0 ? key : key + "#" + at;
  }

  private static Uni<StepAnswer> own(Ready ready, Step step) {
    Uni<StepAnswer> answer =
        Uni.createFrom()
            .item(
                () ->
                    new StepAnswer.Answered(
                        OwnFields.answer(
                            ready.schema().schema(),
                            ready.plan(),
                            step,
                            ready.request().variables()),
                        null,
                        null));
    return ready.plan().introspects()
        ? answer
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
            .emitOn(RequestLoop.current())
        : answer;
  }

  /**
   * The service is ahead and ran nothing: checks the operation against the current version and asks
   * again. The steps of one document are the same under any version that accepts it.
   */
  private Uni<StepAnswer> repeat(Ready ready, int at, int repeats) {
    GraphQlRequest request = ready.request();
    return schemas
        .refresh(request.caller())
        .chain(now -> check(request, now, false))
        .chain(
            checked -> {
              Ready again = checked.ready();
              if (again == null) {
                Answer refusal = Objects.requireNonNull(checked.refusal());
                return Uni.createFrom()
                    .item(
                        new StepAnswer.Answered(
                            refusal.body(), refusal.refusal(), refusal.retryAfter()));
              }
              return ask(again, at, repeats);
            });
  }
}
