package io.viginti.auth.signup;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.session.AuthPayload;
import io.viginti.platform.caller.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** New accounts and workspaces. */
@GraphQLApi
@ApplicationScoped
public class SignUpGraphQl {
  private final CurrentCaller currentCaller;
  private final SignUp signUp;
  private final CreateWorkspace createWorkspace;
  private final AcceptInvitation acceptInvitation;

  SignUpGraphQl(
      CurrentCaller currentCaller,
      SignUp signUp,
      CreateWorkspace createWorkspace,
      AcceptInvitation acceptInvitation) {
    this.currentCaller = currentCaller;
    this.signUp = signUp;
    this.createWorkspace = createWorkspace;
    this.acceptInvitation = acceptInvitation;
  }

  @Mutation
  @NonNull
  @Description("Makes an account and its workspace; answers when the workspace can be used.")
  public Uni<AuthPayload> signUp(@NonNull SignUpInput input) {
    return signUp.signUp(input);
  }

  @Mutation
  @NonNull
  @Description("Makes a further workspace of the caller and opens a session in it.")
  public Uni<AuthPayload> createWorkspace(@NonNull String name) {
    return createWorkspace.create(currentCaller.requireUser().principalId(), name);
  }

  @Mutation
  @NonNull
  @Description(
      "Makes the caller a member of the workspace a link invites to; opens a session in it.")
  public Uni<AuthPayload> acceptInvitation(@NonNull String inviteToken) {
    return acceptInvitation.join(currentCaller.requireUser().principalId(), inviteToken);
  }
}
