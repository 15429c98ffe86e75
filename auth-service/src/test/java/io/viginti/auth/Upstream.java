package io.viginti.auth;

import io.viginti.testing.FakeMesh;
import io.viginti.testing.FakeMesh.Answer;
import io.viginti.testing.FakeMesh.Request;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * metadata-service and workspace-data-service as far as auth-service calls them: keeps what was
 * called, and fails as often as it is told to.
 */
public final class Upstream {
  private static final Map<String, AtomicInteger> FAILURES = new ConcurrentHashMap<>();
  private static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();
  private static final Map<String, Integer> VERSIONS = new ConcurrentHashMap<>();

  private Upstream() {}

  /** Takes the place of the two services. */
  public static void install() {
    FakeMesh mesh = FakeMesh.shared();
    mesh.on("PUT", "metadata", "/internal/workspaces/", Upstream::step);
    mesh.on("PUT", "workspace-data", "/internal/workspaces/", Upstream::step);
    mesh.on("GET", "metadata", "/internal/workspaces/", request -> version(workspace(request)));
  }

  /** Lets the next {@code times} calls of a step fail: objects, defaults or members. */
  static void fail(String step, int times) {
    FAILURES.put(step, new AtomicInteger(times));
  }

  /** What was called for a workspace, in order. */
  static List<String> calls(String workspaceId) {
    return CALLS.stream()
        .filter(call -> call.startsWith(workspaceId))
        .map(call -> call.substring(workspaceId.length() + 1))
        .toList();
  }

  private static Answer step(Request request) {
    String[] parts = request.path().split("/");
    String step = parts.length == 4 ? "objects" : parts[4];
    String workspace = workspace(request);
    AtomicInteger left = FAILURES.get(step);
    if (left != null && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      CALLS.add(workspace + " failed " + step);
      return Answer.problem(503, "UNAVAILABLE");
    }
    CALLS.add(workspace + " " + step);
    if (step.equals("objects")) {
      VERSIONS.put(workspace, 1);
      return version(workspace);
    }
    return new Answer(204, "");
  }

  private static Answer version(String workspace) {
    Integer version = VERSIONS.get(workspace);
    return version == null
        ? Answer.problem(404, "NOT_FOUND")
        : Answer.ok(
            """
            {"workspaceId":"%s","version":%d,"shapeHash":"s","accessHash":"a","cluster":"default"}"""
                .formatted(workspace, version));
  }

  private static String workspace(Request request) {
    return request.path().split("/")[3];
  }
}
