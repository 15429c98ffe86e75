package io.viginti.metadata.entry;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.metadata.change.ModelChange;
import io.viginti.metadata.entry.input.FieldCreateInput;
import io.viginti.metadata.entry.input.FieldUpdateInput;
import io.viginti.metadata.entry.input.IndexCreateInput;
import io.viginti.metadata.entry.input.ObjectCreateInput;
import io.viginti.metadata.entry.input.ObjectUpdateInput;
import io.viginti.metadata.migration.ChangeMetadata;
import io.viginti.metadata.migration.ChangeMetadata.Outcome;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.metadata.row.ModelStore;
import io.viginti.platform.access.Permissions;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The data model of the caller's workspace. */
@GraphQLApi
@ApplicationScoped
@NonBlocking
public class MetadataGraphQl {
  private static final String DATA = "data";

  private final CurrentCaller currentCaller;
  private final Permissions permissions;
  private final Transactions transactions;
  private final ModelStore models;
  private final PublishedStore published;
  private final ChangeMetadata changeMetadata;
  private final Context operation;

  MetadataGraphQl(
      CurrentCaller currentCaller,
      Permissions permissions,
      Transactions transactions,
      ModelStore models,
      PublishedStore published,
      ChangeMetadata changeMetadata,
      Context operation) {
    this.currentCaller = currentCaller;
    this.permissions = permissions;
    this.transactions = transactions;
    this.models = models;
    this.published = published;
    this.changeMetadata = changeMetadata;
    this.operation = operation;
  }

  @Query
  @NonNull
  @Description("The objects of the workspace, in the order of their creation.")
  public Uni<List<@NonNull ObjectMetadata>> objects(
      @DefaultValue("false") @Name("includeInactive") @Nullable Boolean includeInactive) {
    boolean isAll = Boolean.TRUE.equals(includeInactive);
    return model()
        .map(
            model ->
                model.objects().stream()
                    .filter(object -> isAll || object.isActive())
                    .map(object -> ObjectMetadata.of(model, object, isAll))
                    .toList());
  }

  @Query
  @Description(
      "An object by its id or its singular name, inactive or not; null when there is none.")
  public Uni<@Nullable ObjectMetadata> object(
      @Id @Name("id") @Nullable String id, @Name("nameSingular") @Nullable String nameSingular) {
    if (id == null && nameSingular == null) {
      throw VigintiException.badInput("id or nameSingular is needed");
    }
    Predicate<ObjectModel> wanted =
        object ->
            (id == null || object.id().toString().equalsIgnoreCase(id))
                && (nameSingular == null || object.nameSingular().equals(nameSingular));
    return model()
        .map(
            model ->
                model.objects().stream()
                    .filter(wanted)
                    .findFirst()
                    .map(object -> ObjectMetadata.of(model, object, true))
                    .orElse(null));
  }

  @Query
  @Description("The published version of the workspace's schema.")
  public Uni<@NonNull Integer> schemaVersion() {
    UUID workspaceId = currentCaller.requireWorkspace().workspace();
    return transactions
        .inSession(() -> published.find(workspaceId))
        .map(found -> found.orElseThrow(() -> VigintiException.notFound("Workspace")).version());
  }

  @Mutation
  @NonNull
  @Description("Makes a custom object with a name, a default view, and links to activities.")
  public Uni<ObjectMetadata> createObject(@NonNull @Name(DATA) ObjectCreateInput data) {
    return change(ReadChange.createObject(values())).map(MetadataGraphQl::object);
  }

  @Mutation
  @NonNull
  @Description("Renames, relabels, activates or deactivates an object.")
  public Uni<ObjectMetadata> updateObject(
      @Id @NonNull @Name("id") String id, @NonNull @Name(DATA) ObjectUpdateInput data) {
    return change(ReadChange.updateObject(id("Object", id), values())).map(MetadataGraphQl::object);
  }

  @Mutation
  @NonNull
  @Description("Deletes a custom object with all its records.")
  public Uni<ObjectMetadata> deleteObject(@Id @NonNull @Name("id") String id) {
    return change(new ModelChange.DeleteObject(id("Object", id))).map(MetadataGraphQl::object);
  }

  @Mutation
  @NonNull
  @Description("Adds a field to an object; of a relation, both sides.")
  public Uni<FieldMetadata> createField(@NonNull @Name(DATA) FieldCreateInput data) {
    return change(ReadChange.createField(values())).map(MetadataGraphQl::field);
  }

  @Mutation
  @NonNull
  @Description("Changes a field.")
  public Uni<FieldMetadata> updateField(
      @Id @NonNull @Name("id") String id, @NonNull @Name(DATA) FieldUpdateInput data) {
    return change(ReadChange.updateField(id("Field", id), values())).map(MetadataGraphQl::field);
  }

  @Mutation
  @NonNull
  @Description("Deletes a custom field with all its values; of a relation, both sides.")
  public Uni<FieldMetadata> deleteField(@Id @NonNull @Name("id") String id) {
    return change(new ModelChange.DeleteField(id("Field", id))).map(MetadataGraphQl::field);
  }

  @Mutation
  @NonNull
  @Description("Builds an index; a unique one names the duplicates that are in its way.")
  public Uni<IndexMetadata> createIndex(@NonNull @Name(DATA) IndexCreateInput data) {
    return change(ReadChange.createIndex(values())).chain(this::index);
  }

  @Mutation
  @NonNull
  @Description("Drops an index.")
  public Uni<IndexMetadata> deleteIndex(@Id @NonNull @Name("id") String id) {
    return change(new ModelChange.DeleteIndex(id("Index", id))).chain(this::index);
  }

  private Uni<MetadataModel> model() {
    UUID workspaceId = currentCaller.requireWorkspace().workspace();
    return transactions.inSession(() -> models.load(workspaceId));
  }

  private Uni<Outcome> change(ModelChange change) {
    return permissions
        .require(SettingPermission.DATA_MODEL, "change the data model")
        .chain(caller -> changeMetadata.change(caller.workspace(), change));
  }

  /** The argument {@code data} as it was given. */
  private InputValues values() {
    Object data = operation.unwrap(DataFetchingEnvironment.class).getArgument(DATA);
    return new InputValues(Objects.requireNonNull(data, "the schema says it is there"));
  }

  /** An id that cannot be one is nobody's. */
  private static UUID id(String what, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw VigintiException.notFound(what);
    }
  }

  /** The model in which the outcome's subject is: as it is, or what was deleted as it was. */
  private static ObjectMetadata object(Outcome outcome) {
    UUID subject = outcome.changed().subject();
    MetadataModel now = outcome.changed().model();
    MetadataModel model = now.findObject(subject).isPresent() ? now : outcome.before();
    return ObjectMetadata.of(model, model.requireObject(subject), true);
  }

  private static FieldMetadata field(Outcome outcome) {
    UUID subject = outcome.changed().subject();
    MetadataModel now = outcome.changed().model();
    MetadataModel model = now.findField(subject).isPresent() ? now : outcome.before();
    return FieldMetadata.of(model, model.findField(subject).orElseThrow());
  }

  /** An index is as the database says now: built with the version that was published. */
  private Uni<IndexMetadata> index(Outcome outcome) {
    UUID subject = outcome.changed().subject();
    return model()
        .map(
            now -> {
              Optional<ObjectModel> owner = now.findObjectOfIndex(subject);
              ObjectModel object =
                  owner.isPresent()
                      ? owner.get()
                      : outcome.before().findObjectOfIndex(subject).orElseThrow();
              return object.indexes().stream()
                  .filter(index -> index.id().equals(subject))
                  .findFirst()
                  .map(IndexMetadata::of)
                  .orElseThrow();
            });
  }
}
