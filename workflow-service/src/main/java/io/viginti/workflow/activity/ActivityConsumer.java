package io.viginti.workflow.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.RecordChange;
import io.viginti.contracts.event.Topics;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Keeps the activity feed. A workspace or record that is gone by now gives no activity. */
@ApplicationScoped
class ActivityConsumer implements EventHandler {
  private static final Logger LOG = Logger.getLogger(ActivityConsumer.class);

  private final RecordClient records;
  private final ObjectMapper json;

  ActivityConsumer(RecordClient records, ObjectMapper json) {
    this.records = records;
    this.json = json;
  }

  @Override
  public String consumer() {
    return "workflow.activity";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.RECORD);
  }

  @Override
  public Set<String> bulkTopics() {
    return Set.of(Topics.RECORD_BULK);
  }

  @Override
  public Uni<Void> handle(CloudEvent event) {
    UUID workspaceId = event.workspaceid();
    if (workspaceId == null) {
      throw new IllegalArgumentException("a record event without a workspace: " + event.id());
    }
    RecordChange change = read(event);
    Optional<ObjectNode> activity = Activity.of(event, change);
    if (activity.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return records
        .createIfAbsent(workspaceId, "timelineActivity", activity.get())
        .onFailure(failure -> isGone(failure, change))
        .recoverWithUni(
            gone -> {
              LOG.infof("event=activity-without-target id=%s reason=%s", event.id(), gone);
              return Uni.createFrom().voidItem();
            });
  }

  private RecordChange read(CloudEvent event) {
    try {
      return json.treeToValue(event.data(), RecordChange.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a record event without a RecordChange", e);
    }
  }

  /** Workspace deleted, record destroyed, object removed. */
  private static boolean isGone(Throwable failure, RecordChange change) {
    return failure instanceof VigintiException ours
        && switch (ours.code()) {
          case NOT_FOUND, CONFLICT -> true;
          case BAD_USER_INPUT ->
              ours.field().filter(Activity.targetField(change.objectName())::equals).isPresent();
          default -> false;
        };
  }
}
