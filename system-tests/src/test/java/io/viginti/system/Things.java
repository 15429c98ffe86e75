package io.viginti.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes what a workspace can have an id of. */
final class Things {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  static final String MEMBER_ROLE = "a0000000-0000-4000-8000-000000000002";

  private final Workspace workspace;
  private final PublicSchema schema;
  private final Map<String, PublicSchema.Root> roots = new HashMap<>();
  private final Map<String, String> lasting = new HashMap<>();
  private int numbers;

  Things(Workspace workspace, PublicSchema schema) {
    this.workspace = workspace;
    this.schema = schema;
    schema.roots().forEach(root -> roots.put(root.name(), root));
  }

  /** What an id may be of, records aside. */
  enum Kind {
    WORKSPACE,
    MEMBER,
    API_KEY,
    INVITATION,
    ROLE,
    SESSION,
    OBJECT,
    FIELD,
    OPTION,
    INDEX,
    JOB,
    FILE
  }

  /** One of the workspace's, made anew where that can be. */
  String fresh(Kind kind) {
    return switch (kind) {
      case WORKSPACE -> workspace.id();
      case MEMBER -> member();
      case API_KEY ->
          run("mutation { createApiKey(data: {name: \"key\"}) { id } }", "createApiKey");
      case SESSION -> session();
      case INVITATION -> invite().path("id").asText();
      case ROLE ->
          run(
              "mutation { createRole(data: {label: \"r" + ++numbers + "\"}) { id } }",
              "createRole");
      case OBJECT -> object();
      case FIELD -> workspace.createField(lasting(Kind.OBJECT), "field" + ++numbers, "TEXT");
      case OPTION -> option();
      case INDEX ->
          workspace
              .run(
                  "mutation($o: ID!) { createIndex(data: {objectId: $o, fields: [\"name\"]}) { id } }",
                  "o",
                  lasting(Kind.OBJECT))
              .at("/createIndex/id")
              .asText();
      case JOB ->
          workspace.run("{ backgroundJobs(limit: 1) { id } }").at("/backgroundJobs/0/id").asText();
      case FILE -> file();
    };
  }

  /** One that stays. */
  String lasting(Kind kind) {
    String known = lasting.get(kind.name());
    if (known == null) {
      known = fresh(kind);
      lasting.put(kind.name(), known);
    }
    return known;
  }

  /** A new record of an object; one that is there where clients may make none. */
  String record(String object) {
    String create = "create" + RecordOperations.capital(object);
    PublicSchema.Root root = roots.get(create);
    if (root == null) {
      return workspace.run("{ x: " + object + "s(limit: 1) { id } }").at("/x/0/id").asText();
    }
    ObjectNode arguments = schema.leastArguments(root);
    return workspace
        .api()
        .send(schema.document(root, arguments), arguments)
        .data()
        .path(create)
        .path("id")
        .asText();
  }

  /** A new record that was deleted. */
  String deletedRecord(String object) {
    String id = record(object);
    workspace.run(
        "mutation($id: ID!) { delete" + RecordOperations.capital(object) + "(id: $id) { id } }",
        "id",
        id);
    return id;
  }

  String lastingRecord(String object) {
    String known = lasting.get(object);
    if (known == null) {
      known = record(object);
      lasting.put(object, known);
    }
    return known;
  }

  private String run(String mutation, String field) {
    return workspace.run(mutation).path(field).path("id").asText();
  }

  private JsonNode invite() {
    return workspace
        .run(
            "mutation($e: [String!]!) { inviteMembers(emails: $e) { id link email } }",
            "e",
            List.of("i" + UUID.randomUUID() + "@example.org"))
        .at("/inviteMembers/0");
  }

  private String member() {
    JsonNode invitation = invite();
    Member.join(workspace.api(), invitation);
    for (JsonNode member : workspace.run("{ members { id user { email } } }").path("members")) {
      if (member.at("/user/email").asText().equals(invitation.path("email").asText())) {
        return member.path("id").asText();
      }
    }
    throw new AssertionError("the new member is not listed");
  }

  /** Signs in once more; the newest session that is not the caller's. */
  private String session() {
    Api.anonymous(workspace.api().gateway())
        .run(
            "mutation($e: String!, $p: String!) { signIn(email: $e, password: $p) { expiresAt } }",
            "e",
            workspace.email(),
            "p",
            Workspace.PASSWORD);
    for (JsonNode session : workspace.run("{ sessions { id isCurrent } }").path("sessions")) {
      if (!session.path("isCurrent").asBoolean()) {
        return session.path("id").asText();
      }
    }
    throw new AssertionError("the new session is not listed");
  }

  private String object() {
    String name = "thing" + ++numbers;
    return workspace.createObject(name, name + "s");
  }

  /** The field whose option {@link Kind#OPTION} is. */
  String fieldOfOption() {
    lasting(Kind.OPTION);
    return lasting("field of the option");
  }

  private String lasting(String key) {
    return java.util.Objects.requireNonNull(lasting.get(key), key);
  }

  private String option() {
    String known = lasting.get(Kind.OPTION.name());
    if (known != null) {
      return known;
    }
    String field =
        workspace.createField(
            lasting(Kind.OBJECT),
            "field" + ++numbers,
            "SELECT",
            Map.of("options", List.of(Map.of("value", "A", "label", "A"))));
    lasting.put("field of the option", field);
    for (JsonNode listed :
        workspace
            .run(
                "query($id: ID) { object(id: $id) { fields { id options { id } } } }",
                "id",
                lasting(Kind.OBJECT))
            .at("/object/fields")) {
      if (listed.path("id").asText().equals(field)) {
        String option = listed.at("/options/0/id").asText();
        lasting.put(Kind.OPTION.name(), option);
        return option;
      }
    }
    throw new AssertionError("the new field is not listed");
  }

  private String file() {
    JsonNode upload =
        workspace
            .run("mutation { createFileUpload(name: \"a.txt\") { fileId uploadUrl } }")
            .path("createFileUpload");
    try {
      HttpResponse<Void> stored =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(upload.path("uploadUrl").asText()))
                  .PUT(HttpRequest.BodyPublishers.ofString("text"))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      if (stored.statusCode() != 200) {
        throw new AssertionError("the upload was answered " + stored.statusCode());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return upload.path("fileId").asText();
  }
}
