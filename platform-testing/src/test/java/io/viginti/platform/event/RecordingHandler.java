package io.viginti.platform.event;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

@ApplicationScoped
public class RecordingHandler implements EventHandler {
  static final String TOPIC = "viginti.test.v1";
  static final String BULK_TOPIC = "viginti.test-bulk.v1";

  final List<CloudEvent> handled = new CopyOnWriteArrayList<>();
  final List<CloudEvent> handledForImport = new CopyOnWriteArrayList<>();

  /** Until it is completed every bulk event waits in its handler. */
  final CompletableFuture<Void> bulkMayGoOn = new CompletableFuture<>();

  final List<CloudEvent> attempts = new CopyOnWriteArrayList<>();

  @Override
  public String consumer() {
    return "platform-test.recording";
  }

  @Override
  public Set<String> topics() {
    return Set.of(TOPIC);
  }

  @Override
  public Set<String> bulkTopics() {
    return Set.of(BULK_TOPIC);
  }

  @Override
  public Uni<Void> handle(CloudEvent event) {
    if (event.type().equals("bulk")) {
      List<CloudEvent> into = RequestContext.isImport() ? handledForImport : handled;
      return Uni.createFrom().completionStage(bulkMayGoOn).invoke(() -> into.add(event));
    }
    attempts.add(event);
    if (event.type().equals("poison")) {
      throw new IllegalStateException("cannot be handled");
    }
    handled.add(event);
    return Uni.createFrom().voidItem();
  }

  public List<CloudEvent> attempts() {
    return attempts;
  }

  /** The rest: a client proxy shows methods only. */
  public List<CloudEvent> handledForImport() {
    return handledForImport;
  }

  public void letBulkGoOn() {
    bulkMayGoOn.complete(null);
  }

  public List<CloudEvent> handled() {
    return handled;
  }
}
