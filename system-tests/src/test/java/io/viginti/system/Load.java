package io.viginti.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that create and update companies until they are told to stop, and remember what the mesh
 * promised: a write that was answered without an error was accepted; one that got no answer, or
 * UNAVAILABLE, may have happened or not.
 */
final class Load implements AutoCloseable {
  private static final String CREATE =
      "mutation($d: CompanyCreateInput!) { createCompany(data: $d) { id } }";
  private static final String UPDATE =
      "mutation($id: ID!, $v: Int!) { updateCompany(id: $id, data: {employees: $v}) { employees }"
          + " }";
  private static final String READ = "query($id: ID) { company(id: $id) { employees } }";

  private final AtomicInteger values = new AtomicInteger();
  private final Map<String, Company> companies = new ConcurrentHashMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean isStopped;

  /** What is promised of one company; written by one client only. */
  static final class Company {
    final String workspaceId;
    final List<Integer> accepted = new ArrayList<>();
    final List<Integer> unknown = new ArrayList<>();
    boolean isCreated;

    Company(String workspaceId) {
      this.workspaceId = workspaceId;
    }

    /** Values that the company may hold: the last accepted, or one sent after it. */
    boolean mayHold(JsonNode value) {
      if (accepted.isEmpty() && value.isNull()) {
        return true;
      }
      int last = accepted.isEmpty() ? -1 : accepted.getLast();
      return value.asInt() == last
          || unknown.stream().anyMatch(sent -> sent > last && sent == value.asInt());
    }
  }

  /**
   * Starts the clients.
   *
   * @param gateways each client goes through these in turn
   */
  static Load start(int clients, List<Workspace> workspaces, List<URI> gateways) {
    Load load = new Load();
    for (int i = 0; i < clients; i++) {
      Workspace workspace = workspaces.get(i % workspaces.size());
      load.clients.add(Thread.ofVirtual().start(() -> load.run(workspace, gateways)));
    }
    return load;
  }

  /** By id. */
  Map<String, Company> companies() {
    return companies;
  }

  int acceptedWrites() {
    return accepted.get();
  }

  /** Errors other than "try again". */
  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    isStopped = true;
    try {
      for (Thread client : clients) {
        client.join(Duration.ofMinutes(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void run(Workspace workspace, List<URI> gateways) {
    int turn = 0;
    while (!isStopped) {
      String id = UUID.randomUUID().toString();
      Company company = new Company(workspace.id());
      companies.put(id, company);
      Api api = workspace.api().through(gateways.get(turn++ % gateways.size()));
      company.isCreated = send(api, CREATE, "d", Map.of("id", id, "name", "c" + id)).isPresent();
      for (int i = 0; i < 4 && !isStopped && company.isCreated; i++) {
        update(workspace.api().through(gateways.get(turn++ % gateways.size())), id, company);
      }
    }
  }

  private void update(Api api, String id, Company company) {
    int value = values.incrementAndGet();
    if (send(api, UPDATE, "id", id, "v", value).isPresent()) {
      company.accepted.add(value);
      send(api, READ, "id", id)
          .map(data -> data.path("company").path("employees"))
          .filter(read -> !company.mayHold(read))
          .ifPresent(read -> failures.add("read " + read + " of " + id + " after " + value));
    } else {
      company.unknown.add(value);
    }
  }

  private Optional<JsonNode> send(Api api, String operation, Object... variables) {
    try {
      Answer answer = api.send(operation, variables);
      if (answer.isAccepted()) {
        accepted.incrementAndGet();
        return Optional.of(answer.body().path("data"));
      }
      if (!answer.codes().stream().allMatch("UNAVAILABLE"::equals) || answer.codes().isEmpty()) {
        failures.add(answer.shortened());
      }
    } catch (UncheckedIOException e) {
      // No answer: it may have happened or not.
    }
    Await.pause(Duration.ofMillis(20));
    return Optional.empty();
  }
}
