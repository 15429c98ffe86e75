package io.viginti.data.defaults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vertx.core.Future;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.contracts.mesh.RecordCommand.Operation;
import io.viginti.data.entry.MeshCaller;
import io.viginti.data.entry.RunCommand;
import io.viginti.data.version.OpenWorkspace;
import io.viginti.data.version.OpenWorkspace.Opened;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Gives every object that users work with a default view when it has none. */
@ApplicationScoped
class InstallDefaults {
  private static final int MOST_ROWS = 1_000;

  private final OpenWorkspace workspaces;
  private final RunCommand commands;

  InstallDefaults(OpenWorkspace workspaces, RunCommand commands) {
    this.workspaces = workspaces;
    this.commands = commands;
  }

  Future<Void> install(UUID workspace) {
    return workspaces.run(workspace, MeshCaller.in(workspace), opened -> install(opened));
  }

  private Future<Void> install(Opened opened) {
    Catalog catalog = opened.engine().catalog();
    List<CatalogObject> objects =
        catalog.objects().stream().filter(object -> !object.source().isSystem()).toList();
    return viewed(opened, objects)
        .compose(
            viewed -> {
              DefaultViews.Inputs inputs =
                  DefaultViews.of(
                      opened.version().workspaceId(),
                      objects.stream()
                          .filter(object -> !viewed.contains(object.nameSingular()))
                          .toList());
              return create(opened, "view", inputs.views())
                  .compose(done -> create(opened, "viewField", inputs.viewFields()))
                  .compose(done -> create(opened, "viewGroup", inputs.viewGroups()))
                  .compose(done -> create(opened, "viewFilter", inputs.viewFilters()))
                  .compose(done -> create(opened, "favorite", inputs.favorites()));
            });
  }

  /** Objects that have a table view, deleted ones included. */
  private Future<Set<String>> viewed(Opened opened, List<CatalogObject> objects) {
    ArrayNode names = JsonText.mapper().createArrayNode();
    objects.forEach(object -> names.add(object.nameSingular()));
    JsonNode filter =
        JsonText.parse(
            "{\"key\":{\"eq\":\"INDEX\"},\"objectName\":{\"in\":"
                + names
                + "},\"or\":[{\"deletedAt\":{\"is\":\"NULL\"}},"
                + "{\"deletedAt\":{\"is\":\"NOT_NULL\"}}]}");
    return commands
        .run(
            opened,
            new RecordCommand(
                Operation.FIND,
                "view",
                null,
                null,
                filter,
                null,
                MOST_ROWS,
                List.of("objectName"),
                null))
        .map(
            answer -> {
              Set<String> found = new HashSet<>();
              answer.records().forEach(view -> found.add(view.path("objectName").asText()));
              return found;
            });
  }

  private Future<Void> create(Opened opened, String object, ArrayNode records) {
    Future<Void> done = Future.succeededFuture();
    for (int from = 0; from < records.size(); from += MOST_ROWS) {
      ArrayNode part = JsonText.mapper().createArrayNode();
      for (int i = from; i < Math.min(records.size(), from + MOST_ROWS); i++) {
        part.add(records.get(i));
      }
      done =
          done.compose(
              before ->
                  commands
                      .run(
                          opened,
                          new RecordCommand(
                              Operation.CREATE_IF_ABSENT,
                              object,
                              null,
                              part,
                              null,
                              null,
                              null,
                              List.of("id"),
                              null))
                      .mapEmpty());
    }
    return done;
  }
}
