package io.viginti.auth.signup;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.session.AuthPayload;
import io.viginti.auth.session.HandOutTokens;
import io.viginti.auth.session.TokensOut;
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
  private final HandOutTokens handOut;

  SignUpGraphQl(
      CurrentCaller currentCaller,
      SignUp signUp,
      CreateWorkspace createWorkspace,
      AcceptInvitation acceptInvitation,
      HandOutTokens handOut) {
    this.currentCaller = currentCaller;
    this.signUp = signUp;
    this.createWorkspace = createWorkspace;
    this.acceptInvitation = acceptInvitation;
    this.handOut = handOut;
  }

  @Mutation
  @NonNull
  @Description("Makes an account and its workspace; answers when the workspace can be used.")
  public Uni<AuthPayload> signUp(@NonNull SignUpInput input) {
    TokensOut out = handOut.ofRequest();
    return signUp.signUp(input).map(out::give);
  }

  @Mutation
  @NonNull
  @Description("Makes a further workspace of the caller and opens a session in it.")
  public Uni<AuthPayload> createWorkspace(@NonNull String name) {
    TokensOut out = handOut.ofRequest();
    return createWorkspace.create(currentCaller.requireUser().principalId(), name).map(out::give);
  }

  @Mutation
  @NonNull
  @Description(
      "Makes the caller a member of the workspace a link invites to; opens a session in it.")
  public Uni<AuthPayload> acceptInvitation(@NonNull String inviteToken) {
    TokensOut out = handOut.ofRequest();
    return acceptInvitation
        .join(currentCaller.requireUser().principalId(), inviteToken)
        .map(out::give);
  }
}
