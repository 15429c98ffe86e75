package io.viginti.data.version;

import io.quarkus.runtime.StartupEvent;
import io.viginti.platform.news.News;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Builds the catalog of a shape that a workspace in use will have, while its tables change. */
@ApplicationScoped
class PrepareCatalog {
  private static final Logger LOG = Logger.getLogger(PrepareCatalog.class);

  /** News {@code shape:<workspace>:<hash>}. */
  private static final String SHAPE_TO_COME = "shape:";

  private final Versions versions;
  private final Catalogs catalogs;

  PrepareCatalog(Versions versions, Catalogs catalogs) {
    this.versions = versions;
    this.catalogs = catalogs;
  }

  void listen(@Observes StartupEvent started, News news) {
    news.onNews(SHAPE_TO_COME, this::prepare);
  }

  private void prepare(String subject) {
    String[] workspaceAndHash = subject.substring(SHAPE_TO_COME.length()).split(":", -1);
    if (versions.isKnown(UUID.fromString(workspaceAndHash[0]))) {
      catalogs
          .get(workspaceAndHash[1])
          .onFailure(failure -> LOG.debugf("event=catalog-not-prepared %s", failure));
    }
  }
}
