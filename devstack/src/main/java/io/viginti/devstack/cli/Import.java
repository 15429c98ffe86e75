package io.viginti.devstack.cli;

import io.viginti.devstack.api.GatewayClient;
import io.viginti.devstack.demo.LoadDemoWorkspace;
import io.viginti.devstack.imports.ImportFile;
import io.viginti.devstack.imports.ImportOptions;
import io.viginti.devstack.mesh.MeshPlan;
import io.viginti.devstack.mesh.Node;
import io.viginti.devstack.mesh.Secrets;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./viginti import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Load a file of JSON objects, one a line, into an object through the public API.",
      "It may be broken off and repeated: ids are derived from the rows. Rows that are refused are written to"
          + " <file>.rejects.ndjson with the reason. A value such as {\"connect\": {…}} is passed on as it is."
    })
final class Import implements Callable<Integer> {

  private static final int SOME_REJECTED = 2;

  @ParentCommand Main main;

  @Parameters(paramLabel = "<file.ndjson>")
  Path file;

  @Option(
      names = "--object",
      required = true,
      paramLabel = "<name>",
      description = "Singular name.")
  String object;

  @Option(
      names = "--key",
      paramLabel = "<path>",
      description = "What identifies a row, such as emails.primaryEmail; default: all of it.")
  @Nullable String key;

  @Option(
      names = "--map",
      paramLabel = "<from>=<to>",
      description = "Rename a field of the rows; repeatable.")
  Map<String, String> map = new LinkedHashMap<>();

  @Option(
      names = "--link",
      paramLabel = "<relation>=<object>",
      description =
          "The rows hold, under the relation's name, the key of a record that was imported into that object with"
              + " --key; repeatable.")
  Map<String, String> link = new LinkedHashMap<>();

  @Option(names = "--batch", description = "Rows a request, at most 1000 (default 500).")
  int batch = 500;

  @Option(names = "--url", description = "The gateway; default: the mesh on this machine.")
  @Nullable URI url;

  @Option(
      names = "--token",
      description = "Access token or API key; default: VIGINTI_TOKEN, else a sign-in.")
  @Nullable String token;

  @Option(names = "--email", description = "Sign in as; default: the demo user of this machine.")
  @Nullable String email;

  @Option(names = "--password", description = "Default: VIGINTI_PASSWORD.")
  @Nullable String password;

  @Override
  public Integer call() throws Exception {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("cannot read " + file);
    }
    ImportOptions options =
        new ImportOptions(file, object, Optional.ofNullable(key), map, link, batch);
    MeshPlan plan = MeshPlan.fromEnvironment(main.repository, System.getenv());
    ImportBar bar = new ImportBar(System.out);
    ImportFile.Result result = new ImportFile(options, bar).run(signIn(plan));
    bar.done(result);
    if (result.rejected() > 0) {
      System.out.println("refused rows and why: " + options.rejects());
      return SOME_REJECTED;
    }
    return 0;
  }

  private Supplier<GatewayClient> signIn(MeshPlan plan) {
    URI gateway =
        url != null ? url : URI.create("http://localhost:" + Node.GATEWAY.port(plan.portOffset()));
    GatewayClient anonymous = GatewayClient.anonymous(gateway);
    String given = token != null ? token : System.getenv("VIGINTI_TOKEN");
    if (given != null && email == null) {
      return () -> anonymous.withToken(given);
    }
    String user = email != null ? email : LoadDemoWorkspace.EMAIL;
    String secret = passwordFor(plan);
    return () -> anonymous.withToken(LoadDemoWorkspace.signIn(anonymous, user, secret));
  }

  private String passwordFor(MeshPlan plan) {
    if (password != null) {
      return password;
    }
    String given = System.getenv("VIGINTI_PASSWORD");
    if (given != null) {
      return given;
    }
    if (email != null || url != null) {
      throw new IllegalArgumentException("give --token, or --email with --password");
    }
    return Secrets.of(plan.home()).demoPassword();
  }
}
