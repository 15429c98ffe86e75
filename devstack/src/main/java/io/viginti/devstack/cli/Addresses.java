package io.viginti.devstack.cli;

import io.viginti.devstack.demo.LoadDemoWorkspace;
import io.viginti.devstack.mesh.MeshPlan;
import io.viginti.devstack.mesh.Node;
import io.viginti.devstack.mesh.Secrets;

/** Where a mesh is and how to sign in, in words. */
final class Addresses {

  private static final int MAIL_PAGE = 8025;

  private Addresses() {}

  static String of(MeshPlan plan) {
    String gateway = "http://localhost:" + Node.GATEWAY.port(plan.portOffset());
    StringBuilder text =
        new StringBuilder()
            .append("  GraphQL   ")
            .append(gateway)
            .append("/graphql\n")
            .append("  GraphiQL  ")
            .append(gateway)
            .append("/graphiql\n")
            .append("  Mail      http://localhost:")
            .append(MAIL_PAGE + plan.portOffset())
            .append('\n')
            .append("  Logs      ")
            .append(plan.home().logs())
            .append('\n');
    if (plan.demo()) {
      text.append("  Sign-in   ")
          .append(LoadDemoWorkspace.EMAIL)
          .append(" / ")
          .append(Secrets.of(plan.home()).demoPassword())
          .append('\n');
    }
    return text.toString();
  }
}
