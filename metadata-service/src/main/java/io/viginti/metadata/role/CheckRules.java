package io.viginti.metadata.role;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.access.RowRule;
import io.viginti.contracts.access.RuleCheck;
import io.viginti.contracts.access.RuleProblems;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Asks workspace-data-service, which applies row rules, whether it could. */
@ApplicationScoped
class CheckRules {
  private final Transactions transactions;
  private final PublishedStore published;
  private final MeshClient mesh;

  CheckRules(Transactions transactions, PublishedStore published, MeshClient mesh) {
    this.transactions = transactions;
    this.published = published;
    this.mesh = mesh;
  }

  /** BAD_USER_INPUT with every problem; a rule that is JSON null is taken away and not asked of. */
  Uni<Void> check(UUID workspaceId, List<RowRule> rules) {
    if (rules.stream().allMatch(CheckRules::isTakenAway)) {
      return Uni.createFrom().voidItem();
    }
    return transactions
        .inSession(() -> published.find(workspaceId))
        .map(found -> found.orElseThrow(() -> VigintiException.notFound("Workspace")))
        .chain(
            version ->
                mesh.post(
                    MeshService.WORKSPACE_DATA,
                    "/internal/workspaces/" + workspaceId + "/rules/check",
                    new RuleCheck(version.version(), asked(rules)),
                    RuleProblems.class))
        .invoke(CheckRules::throwIfAny)
        .replaceWithVoid();
  }

  /** What is taken away keeps its place in the list, so that paths are right. */
  private static List<RowRule> asked(List<RowRule> rules) {
    return rules.stream()
        .map(
            rule ->
                isTakenAway(rule)
                    ? new RowRule(rule.objectName(), JsonNodeFactory.instance.objectNode())
                    : rule)
        .toList();
  }

  private static void throwIfAny(RuleProblems found) {
    if (!found.problems().isEmpty()) {
      throw VigintiException.badInput(
          found.problems().stream()
              .map(problem -> new Problem(problem.path(), problem.message()))
              .toList());
    }
  }

  private static boolean isTakenAway(RowRule rule) {
    return rule.filter() == null || rule.filter().isNull();
  }
}
