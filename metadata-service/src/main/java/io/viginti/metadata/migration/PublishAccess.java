package io.viginti.metadata.migration;

import io.smallrye.mutiny.Uni;
import io.viginti.catalog.ShapeHash;
import io.viginti.contracts.access.AccessDocument;
import io.viginti.metadata.access.AccessOf;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.RoleModel;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.metadata.row.ModelStore;
import io.viginti.metadata.row.RoleStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Writes the access document of a workspace as its rows have it; within a transaction that holds
 * the workspace's lock, so that its names are those of the shape beside it.
 */
@ApplicationScoped
public class PublishAccess {
  private final ModelStore models;
  private final RoleStore roles;
  private final PublishedStore published;

  PublishAccess(ModelStore models, RoleStore roles, PublishedStore published) {
    this.models = models;
    this.roles = roles;
    this.published = published;
  }

  /** Writes the document and answers its hash; what belongs to objects that are gone goes too. */
  Uni<String> write(UUID workspaceId) {
    return models
        .load(workspaceId)
        .chain(
            model ->
                roles
                    .load(workspaceId)
                    .chain(known -> withoutGone(workspaceId, known, model))
                    .chain(left -> add(AccessOf.document(left, model))));
  }

  /** The document of roles; answers its hash. */
  public Uni<String> add(AccessDocument document) {
    byte[] bytes = AccessOf.bytes(document);
    String hash = ShapeHash.of(bytes);
    return published.addAccess(hash, bytes).replaceWith(hash);
  }

  private Uni<List<RoleModel>> withoutGone(
      UUID workspaceId, List<RoleModel> known, MetadataModel model) {
    List<RoleModel> left = AccessOf.withoutGone(known, model);
    Uni<Void> written = Uni.createFrom().voidItem();
    for (int at = 0; at < left.size(); at++) {
      RoleModel role = left.get(at);
      if (!role.equals(known.get(at))) {
        written = written.chain(() -> roles.write(workspaceId, role));
      }
    }
    return written.replaceWith(left);
  }
}
