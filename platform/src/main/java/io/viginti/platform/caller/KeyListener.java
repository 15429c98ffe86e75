package io.viginti.platform.caller;

import java.util.UUID;

/** Hears of each use of an API key, on the request's own thread: it only notes it. */
public interface KeyListener {
  void used(UUID keyId);
}
