package io.viginti.devstack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.devstack.api.InternalClient;
import io.viginti.devstack.mesh.Node;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./viginti workspace}. */
@Command(
    name = "workspace",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "show: its state. suspend: nobody gets in from the next request on, nothing is lost. resume: ends that.",
      "restore: brings a deleted workspace back, until its retention is over. " + Operator.HOW
    })
final class Workspaces implements Callable<Integer> {
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{1,63}");

  @ParentCommand Main main;

  @Parameters(index = "0", paramLabel = "<what>", description = "${COMPLETION-CANDIDATES}")
  Action action;

  @Parameters(index = "1", paramLabel = "<workspace>", description = "Its id or its subdomain.")
  @Nullable String workspace;

  enum Action {
    show,
    suspend,
    resume,
    restore
  }

  @Override
  public Integer call() {
    if (workspace == null || !REFERENCE.matcher(workspace).matches()) {
      throw new IllegalArgumentException("not an id or a subdomain: " + workspace);
    }
    InternalClient auth = Operator.of(main.repository).client(Node.AUTH);
    String path = "/internal/workspaces/" + workspace;
    JsonNode state =
        switch (action) {
          case show -> auth.get(path);
          case suspend, resume, restore ->
              auth.post(path + "/" + action.name().toLowerCase(Locale.ROOT));
        };
    System.out.printf(
        "%s %s (%s): %s%s%n",
        state.path("id").asText(),
        state.path("subdomain").asText(),
        state.path("name").asText(),
        state.path("status").asText(),
        end(state));
    return 0;
  }

  private static String end(JsonNode state) {
    if (state.hasNonNull("purgedAt")) {
      return ", purged " + state.path("purgedAt").asText();
    }
    return state.hasNonNull("purgeAfter")
        ? ", can be restored until " + state.path("purgeAfter").asText()
        : "";
  }
}
