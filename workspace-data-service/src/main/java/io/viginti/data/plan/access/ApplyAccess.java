package io.viginti.data.plan.access;

import io.viginti.data.plan.Condition;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RootPlan;
import io.viginti.platform.error.VigintiException;
import java.util.List;

/** Second stage: what the caller may not see or do leaves the plan, or ends it. */
public final class ApplyAccess {
  private ApplyAccess() {}

  public static RootPlan apply(RootPlan plan, ResolvedAccess access) {
    return access.isUnrestricted()
        ? plan
        : plan instanceof RootPlan.Write write
            ? ApplyToWrite.apply(
                write.with(
                    read ->
                        read.anchor() instanceof ReadPlan.GivenIds
                            ? read
                            : read.withWhere(
                                new Condition.All(
                                    List.of(access.on(read.object()).rule(), read.where())))),
                access)
            : refuse(access);
  }

  /** Fails closed: a document this release cannot read denies everything. */
  private static RootPlan refuse(ResolvedAccess access) {
    throw VigintiException.forbidden("The role's access cannot be resolved: " + access.hash());
  }
}
