package io.viginti.platform.event;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

@ApplicationScoped
public class RecordingHandler implements EventHandler {
  static final String TOPIC = "viginti.test.v1";

  final List<CloudEvent> handled = new CopyOnWriteArrayList<>();
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
  public Uni<Void> handle(CloudEvent event) {
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

  public List<CloudEvent> handled() {
    return handled;
  }
}
