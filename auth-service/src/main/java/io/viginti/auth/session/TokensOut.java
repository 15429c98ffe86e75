package io.viginti.auth.session;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the tokens of one request reach its client. */
public sealed interface TokensOut {
  /** What the client is answered. */
  AuthPayload give(AuthPayload payload);

  /** The session has ended. */
  void end();

  /** The refresh token to use, where the client named {@code argument}. */
  String refreshToken(String argument);

  /** In the answer. */
  record InAnswer() implements TokensOut {
    @Override
    public AuthPayload give(AuthPayload payload) {
      return payload;
    }

    @Override
    public void end() {}

    @Override
    public String refreshToken(String argument) {
      return argument;
    }
  }

  /** By way of the gateway's cookies; the answer has "" in their place. */
  final class InCookies implements TokensOut {
    /** In place of tokens: the cookies are to go. */
    private static final String NONE = "none";

    private final String kept;
    private final Duration refreshLifetime;
    private @Nullable String header;

    /**
     * @param kept the refresh token of the cookie; "" without one
     */
    InCookies(String kept, Duration refreshLifetime) {
      this.kept = kept;
      this.refreshLifetime = refreshLifetime;
    }

    @Override
    public synchronized AuthPayload give(AuthPayload payload) {
      Instant refreshEnd = Instant.now().plus(refreshLifetime);
      header =
          new JsonObject()
              .put("accessToken", payload.accessToken())
              .put("accessExpiresAt", payload.expiresAt().getEpochSecond())
              .put("refreshToken", payload.refreshToken())
              .put("refreshExpiresAt", refreshEnd.getEpochSecond())
              .encode();
      return new AuthPayload("", "", payload.expiresAt(), payload.user(), payload.workspace());
    }

    @Override
    public synchronized void end() {
      header = NONE;
    }

    @Override
    public String refreshToken(String argument) {
      return argument.isEmpty() ? kept : argument;
    }

    /** For the gateway; null when the cookies stay as they are. */
    synchronized @Nullable String header() {
      return header;
    }
  }
}
