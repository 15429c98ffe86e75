package io.viginti.platform.caller;

import io.viginti.platform.error.VigintiException;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The caller of the request that is being served, on any thread that serves it. */
@ApplicationScoped
public class CurrentCaller {
  /** Empty when the request carried no token. */
  public Optional<Caller> find() {
    return Optional.ofNullable(RequestContext.find(RequestContext.CALLER, Caller.class));
  }

  /** UNAUTHENTICATED without a caller. */
  public Caller require() {
    return find().orElseThrow(() -> VigintiException.unauthenticated("Sign in first"));
  }

  /** UNAUTHENTICATED without a caller in a workspace. */
  public Caller requireWorkspace() {
    Caller caller = require();
    if (caller.workspaceId() == null) {
      throw VigintiException.unauthenticated("A token of a workspace is needed");
    }
    return caller;
  }

  /** UNAUTHENTICATED without a caller, FORBIDDEN for an API key. */
  public Caller requireUser() {
    Caller caller = require();
    if (caller.kind() != Caller.Kind.USER) {
      throw VigintiException.forbidden("Only a signed-in user may do this");
    }
    return caller;
  }

  /** For code that authenticates by itself (a WebSocket's first message). */
  public void set(Caller caller, String token) {
    RequestContext.put(RequestContext.CALLER, caller);
    RequestContext.put(RequestContext.TOKEN, token);
  }
}
