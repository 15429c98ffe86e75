package io.viginti.data.destruction;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.viginti.data.engine.RecordEngine;
import io.viginti.data.entry.MeshCaller;
import io.viginti.data.execute.DestroyPart;
import io.viginti.data.version.OpenWorkspace;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.job.JobFailure;
import io.viginti.platform.job.JobHandler;
import io.viginti.platform.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;

/** The job that carries out a destruction: part after part, each a transaction of its own. */
@ApplicationScoped
class DestroyRecordsInParts implements JobHandler {
  static final String KIND = "records.destroy";

  private final OpenWorkspace workspaces;
  private final RecordEngine engine;

  DestroyRecordsInParts(OpenWorkspace workspaces, RecordEngine engine) {
    this.workspaces = workspaces;
    this.engine = engine;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Uni<Void> run(JobRun run) {
    UUID workspace = Objects.requireNonNull(run.workspaceId());
    int[] told = {0};
    return Uni.createFrom()
        .deferred(() -> part(workspace, run))
        .call(
            progress -> {
              boolean isNews = progress.percent() != told[0];
              told[0] = progress.percent();
              return isNews && !progress.isOver()
                  ? run.progress(progress.percent())
                  : Uni.createFrom().voidItem();
            })
        .repeat()
        .until(DestroyPart.Progress::isOver)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<DestroyPart.Progress> part(UUID workspace, JobRun run) {
    run.checkCancelled();
    Future<DestroyPart.Progress> part =
        workspaces.run(
            workspace,
            MeshCaller.in(workspace),
            opened -> engine.destroyPart(opened.engine(), run.id()));
    return Uni.createFrom()
        .completionStage(part.toCompletionStage())
        .onFailure()
        .transform(DestroyRecordsInParts::asJobFailure);
  }

  /** What stays as it is however often it is tried. */
  private static Throwable asJobFailure(Throwable failure) {
    VigintiException error = ErrorTranslation.translate(failure);
    return error.code() == ErrorCode.CONFLICT || error.code() == ErrorCode.NOT_FOUND
        ? new JobFailure(error.visibleMessage())
        : failure;
  }
}
