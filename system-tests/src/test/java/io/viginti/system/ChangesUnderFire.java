package io.viginti.system;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Signs up workspaces and makes objects and fields until it is told to stop. */
final class ChangesUnderFire implements AutoCloseable {
  private final Workspace workspace;
  private final Queue<String> objects = new ConcurrentLinkedQueue<>();
  private final Queue<Workspace> signedUp = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads;
  private volatile boolean isStopped;

  private ChangesUnderFire(Workspace workspace) {
    this.workspace = workspace;
    this.threads =
        List.of(
            Thread.ofVirtual().unstarted(this::changeSchemas),
            Thread.ofVirtual().unstarted(this::signUp));
  }

  static ChangesUnderFire start(Workspace workspace) {
    ChangesUnderFire changes = new ChangesUnderFire(workspace);
    changes.threads.forEach(Thread::start);
    return changes;
  }

  /** Plurals of the objects whose creation was accepted. */
  List<String> acceptedObjects() {
    return List.copyOf(objects);
  }

  /** Ids of the workspaces whose creation was accepted. */
  List<String> acceptedWorkspaces() {
    return signedUp.stream().map(Workspace::id).toList();
  }

  List<Workspace> signedUp() {
    return List.copyOf(signedUp);
  }

  private void changeSchemas() {
    for (int i = 0; !isStopped; i++) {
      String plural = "fires" + i;
      try {
        Answer answer =
            workspace.send(
                "mutation($data: ObjectCreateInput!) { createObject(data: $data) { id } }",
                "data",
                Map.of(
                    "nameSingular",
                    "fire" + i,
                    "namePlural",
                    plural,
                    "labelSingular",
                    "Fire",
                    "labelPlural",
                    "Fires"));
        if (answer.isAccepted()) {
          objects.add(plural);
          String id = answer.data().path("createObject").path("id").asText();
          workspace.trySendField(id, "heat", "NUMBER", Map.of());
        }
      } catch (UncheckedIOException e) {
        // No answer: it may have happened or not.
      }
      Await.pause(Duration.ofSeconds(2));
    }
  }

  private void signUp() {
    while (!isStopped) {
      String email = "k" + UUID.randomUUID() + "@example.org";
      try {
        Answer answer =
            Api.anonymous(RunningMesh.gateway())
                .send(Workspace.SIGN_UP, "input", Workspace.input(email, "Kill " + email));
        if (answer.isAccepted()) {
          signedUp.add(Workspace.of(answer, email, RunningMesh.gateway()));
        }
      } catch (UncheckedIOException e) {
        // No answer: it may have happened or not.
      }
      Await.pause(Duration.ofSeconds(4));
    }
  }

  @Override
  public void close() {
    isStopped = true;
    try {
      for (Thread thread : threads) {
        thread.join(Duration.ofMinutes(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
