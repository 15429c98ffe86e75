package io.viginti.workflow.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.Topics;
import io.viginti.platform.event.EventJson;
import io.viginti.platform.event.EventTails;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells subscribers of every instance what happens to jobs. */
@ApplicationScoped
class JobWatch {
  private final EventTails tails;
  private final EventJson events;
  private final ObjectMapper json;
  private final JobStore store;
  private final Transactions transactions;
  private final BroadcastProcessor<CloudEvent> changes = BroadcastProcessor.create();

  JobWatch(
      EventTails tails,
      EventJson events,
      ObjectMapper json,
      JobStore store,
      Transactions transactions) {
    this.tails = tails;
    this.events = events;
    this.json = json;
    this.store = store;
    this.transactions = transactions;
  }

  void start(@Observes StartupEvent started) {
    tails.follow("workflow.job-watch", Set.of(Topics.JOB), this::pass);
  }

  private void pass(ConsumerRecord<String, byte[]> record) {
    changes.onNext(events.parse(record.value()));
  }

  /** The job as it is, if it is there, and then each change; older states than one sent are not. */
  Multi<BackgroundJob> follow(UUID workspaceId, UUID id) {
    AtomicLong sent = new AtomicLong();
    Multi<BackgroundJob> later =
        changes
            .filter(event -> workspaceId.equals(event.workspaceid()))
            .map(event -> BackgroundJob.of(JobConsumer.read(event, json)))
            .filter(job -> job.uuid().equals(id));
    Multi<BackgroundJob> now =
        transactions
            .inSession(() -> store.find(workspaceId, id))
            .onItem()
            .transformToMulti(job -> Multi.createFrom().items(job.stream()));
    return Multi.createBy()
        .merging()
        .streams(later, now)
        .filter(job -> sent.getAndAccumulate(job.revision(), Math::max) < job.revision())
        .onOverflow()
        .buffer(256);
  }
}
