package io.viginti.data.cluster;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while every cluster answers. Kafka is not asked: without it records are served and their
 * events wait in the outbox.
 */
@Readiness
@ApplicationScoped
class CheckClusters implements AsyncHealthCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Clusters clusters;

  CheckClusters(Clusters clusters) {
    this.clusters = clusters;
  }

  private record Answer(String cluster, boolean isUp) {}

  @Override
  public Uni<HealthCheckResponse> call() {
    List<Uni<Answer>> answers = clusters.all().stream().map(CheckClusters::ask).toList();
    if (answers.isEmpty()) {
      return Uni.createFrom().item(HealthCheckResponse.down("clusters"));
    }
    return Uni.combine().all().unis(answers).with(Answer.class, CheckClusters::summary);
  }

  private static Uni<Answer> ask(Cluster cluster) {
    return Uni.createFrom()
        .completionStage(
            () -> cluster.transactional().query("select 1").execute().toCompletionStage())
        .map(rows -> new Answer(cluster.name(), true))
        .ifNoItem()
        .after(PATIENCE)
        .recoverWithItem(new Answer(cluster.name(), false))
        .onFailure()
        .recoverWithItem(new Answer(cluster.name(), false));
  }

  private static HealthCheckResponse summary(List<Answer> answers) {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("clusters");
    boolean isUp = true;
    for (Answer answer : answers) {
      response.withData(answer.cluster(), answer.isUp());
      isUp &= answer.isUp();
    }
    return response.status(isUp).build();
  }
}
