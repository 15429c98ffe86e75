package io.viginti.data.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.viginti.data.execute.CompiledOperation;
import io.viginti.data.execute.CompiledRoot;
import io.viginti.data.frontend.graphql.OperationDocument;
import io.viginti.data.frontend.graphql.ReadIntents;
import io.viginti.data.plan.Limits;
import io.viginti.data.query.RecordIntent;
import org.jspecify.annotations.Nullable;

/**
 * Parsed documents and compiled operations, each bounded by estimated memory. A plan is found by
 * all it depends on: shape, access, document, operation name and the shape of the variables; or the
 * intent, where there is no document.
 */
final class Plans {
  private final Cache<DocumentKey, OperationDocument> documents;
  private final Cache<PlanKey, CompiledOperation> plans;
  private final Cache<IntentKey, CompiledRoot> intents;
  private final Limits limits;

  private record DocumentKey(String text, @Nullable String operationName) {}

  private record PlanKey(
      String shapeHash, String accessHash, DocumentKey document, String variables) {}

  private record IntentKey(String shapeHash, String accessHash, String name, RecordIntent intent) {}

  Plans(long documentBytes, long planBytes, long intentBytes, Limits limits) {
    this.limits = limits;
    documents =
        Caffeine.newBuilder()
            .maximumWeight(documentBytes)
            .weigher((DocumentKey key, OperationDocument value) -> 2_000 + 20 * key.text().length())
            .build();
    plans =
        Caffeine.newBuilder()
            .maximumWeight(planBytes)
            .weigher(
                (PlanKey key, CompiledOperation plan) ->
                    key.document().text().length() + key.variables().length() + plan.weight())
            .build();
    intents =
        Caffeine.newBuilder()
            .maximumWeight(intentBytes)
            // an intent is about as large as its plan
            .weigher((IntentKey key, CompiledRoot plan) -> 2 * plan.weight())
            .build();
  }

  OperationDocument document(String text, @Nullable String operationName) {
    return documents.get(
        new DocumentKey(text, operationName),
        key -> OperationDocument.parse(key.text(), key.operationName()));
  }

  CompiledOperation plan(
      EngineContext context,
      String text,
      @Nullable String operationName,
      OperationDocument document,
      ObjectNode variables) {
    PlanKey key =
        new PlanKey(
            context.shapeHash(),
            context.access().hash(),
            new DocumentKey(text, operationName),
            document.shapeOf(variables));
    return plans.get(
        key,
        missing ->
            CompileOperation.compile(
                ReadIntents.read(document, variables, context.catalog()),
                context.catalog(),
                context.access(),
                limits));
  }

  /**
   * The plan of an intent that came without a document. The intent itself is the key, so that the
   * two cannot part.
   *
   * @param name of the answer
   */
  CompiledRoot plan(EngineContext context, String name, RecordIntent intent) {
    return intents.get(
        new IntentKey(context.shapeHash(), context.access().hash(), name, intent),
        missing ->
            CompileOperation.compile(name, intent, context.catalog(), context.access(), limits));
  }

  /** Compiled operations held now. */
  long size() {
    return plans.estimatedSize() + intents.estimatedSize();
  }
}
