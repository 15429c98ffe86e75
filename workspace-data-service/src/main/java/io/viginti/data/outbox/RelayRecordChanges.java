package io.viginti.data.outbox;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.viginti.data.cluster.Cluster;
import io.viginti.data.cluster.Clusters;
import io.viginti.data.version.Catalogs;
import io.viginti.platform.event.EventConfig;
import io.viginti.platform.event.OutboxRelays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** For each cluster a relay of its changes and one of the bulk ones. */
@ApplicationScoped
class RelayRecordChanges {
  private final Clusters clusters;
  private final OutboxRelays relays;
  private final Catalogs catalogs;
  private final EventConfig config;

  RelayRecordChanges(
      Clusters clusters, OutboxRelays relays, Catalogs catalogs, EventConfig config) {
    this.clusters = clusters;
    this.relays = relays;
    this.catalogs = catalogs;
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    if (!config.relay()) {
      return;
    }
    for (Cluster cluster : clusters.all()) {
      Pool pool = new Pool(cluster.transactional());
      relays.start(pool, new RecordOutboxRows(cluster.name(), false, catalogs));
      relays.start(pool, new RecordOutboxRows(cluster.name(), true, catalogs));
    }
  }
}
