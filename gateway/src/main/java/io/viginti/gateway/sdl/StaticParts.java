package io.viginti.gateway.sdl;

import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The static part of this moment: what was packed, replaced by what the running services say. */
@ApplicationScoped
public class StaticParts {
  private static final Logger LOG = Logger.getLogger(StaticParts.class);

  private volatile StaticPart current = PackagedSdl.load();

  public StaticPart current() {
    return current;
  }

  /**
   * A running service answered this SDL. One that does not go together with the others' is not
   * taken, so that a faulty release of one service leaves the schema of the rest as it was.
   */
  synchronized void take(MeshService service, String sdl) {
    if (sdl.equals(current.sdlOf(service))) {
      return;
    }
    try {
      StaticPart next = current.with(service, sdl);
      next.builder().buildStatic();
      current = next;
      LOG.infof("event=static-sdl-changed service=%s hash=%s", service.key(), next.hash());
    } catch (RuntimeException unusable) {
      LOG.errorf(
          "event=static-sdl-refused service=%s reason=%s", service.key(), unusable.getMessage());
    }
  }
}
