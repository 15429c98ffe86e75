package io.viginti.platform.job;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** One handler whose payload says how it ends. */
@ApplicationScoped
public class TestJobs implements JobHandler {
  private final List<UUID> runs = new CopyOnWriteArrayList<>();

  @Override
  public String kind() {
    return "test";
  }

  @Override
  public Uni<Void> run(JobRun run) {
    runs.add(run.id());
    return switch (run.payload().path("do").asText()) {
      case "succeed" -> run.progress(50);
      case "fail" -> Uni.createFrom().failure(new IllegalStateException("inside"));
      case "fail-once" ->
          run.attempt() == 1
              ? Uni.createFrom().failure(new IllegalStateException("inside"))
              : Uni.createFrom().voidItem();
      case "give-up" -> Uni.createFrom().failure(new JobFailure("The file is no CSV"));
      default -> untilCancelled(run);
    };
  }

  private static Uni<Void> untilCancelled(JobRun run) {
    return run.progress(1)
        .onItem()
        .delayIt()
        .by(java.time.Duration.ofMillis(50))
        .chain(() -> untilCancelled(run));
  }

  public long runsOf(UUID id) {
    return runs.stream().filter(id::equals).count();
  }
}
