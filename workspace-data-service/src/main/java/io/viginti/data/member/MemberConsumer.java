package io.viginti.data.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.MemberChange;
import io.viginti.contracts.event.Topics;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** {@code member.*} to the projection. */
@ApplicationScoped
class MemberConsumer implements EventHandler {
  private final ProjectMember project;
  private final ObjectMapper json;

  MemberConsumer(ProjectMember project, ObjectMapper json) {
    this.project = project;
    this.json = json;
  }

  @Override
  public String consumer() {
    return "workspace-data-members";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.MEMBER);
  }

  @Override
  public Uni<Void> handle(CloudEvent event) {
    UUID workspace = event.workspaceid();
    if (workspace == null) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .completionStage(
            () -> apply(workspace, event).recover(MemberConsumer::unlessGone).toCompletionStage());
  }

  private Future<Void> apply(UUID workspace, CloudEvent event) {
    MemberChange member = member(event);
    return switch (event.type()) {
      case "member.joined", "member.updated" -> project.join(workspace, member, event.time());
      case "member.removed" -> project.leave(workspace, member.memberId(), event.time());
      default -> Future.succeededFuture();
    };
  }

  /** A workspace that is gone by now needs no projection. */
  private static Future<Void> unlessGone(Throwable failure) {
    return ErrorTranslation.find(failure)
        .filter(error -> error.code() == ErrorCode.NOT_FOUND)
        .map(gone -> Future.<Void>succeededFuture())
        .orElseGet(() -> Future.failedFuture(failure));
  }

  private MemberChange member(CloudEvent event) {
    try {
      return json.treeToValue(event.data(), MemberChange.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a MemberChange", e);
    }
  }
}
