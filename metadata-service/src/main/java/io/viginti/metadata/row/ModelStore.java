package io.viginti.metadata.row;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.IndexModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rows of a workspace's model; within a transaction or session of the caller. */
@ApplicationScoped
public class ModelStore {

  /** The whole model; empty for a workspace that has none. */
  public Uni<MetadataModel> load(UUID workspaceId) {
    return ObjectRow.<ObjectRow>list("workspaceId = ?1 order by position", workspaceId)
        .chain(
            objects ->
                FieldRow.<FieldRow>list("workspaceId = ?1 order by position", workspaceId)
                    .chain(
                        fields ->
                            IndexRow.<IndexRow>list(
                                    "workspaceId = ?1 order by position", workspaceId)
                                .map(indexes -> model(objects, fields, indexes))));
  }

  private static MetadataModel model(
      List<ObjectRow> objects, List<FieldRow> fields, List<IndexRow> indexes) {
    Map<UUID, List<FieldModel>> fieldsOf =
        fields.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.objectId,
                    Collectors.mapping(FieldRow::toModel, Collectors.toList())));
    Map<UUID, List<IndexModel>> indexesOf =
        indexes.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.objectId,
                    Collectors.mapping(IndexRow::toModel, Collectors.toList())));
    return new MetadataModel(
        objects.stream()
            .map(
                row ->
                    row.toModel(
                        fieldsOf.getOrDefault(row.id, List.of()),
                        indexesOf.getOrDefault(row.id, List.of())))
            .toList());
  }

  /**
   * Replaces whole objects.
   *
   * @param replaced ids of the objects that go, with their fields and indexes
   * @param added what comes instead
   */
  public Uni<Void> replace(UUID workspaceId, Collection<UUID> replaced, ObjectRows added) {
    return ObjectRow.delete("workspaceId = ?1 and id in ?2", workspaceId, List.copyOf(replaced))
        .chain(() -> insert("object_metadata", added.objects()))
        .chain(() -> insert("field_metadata", added.fields()))
        .chain(() -> insert("index_metadata", added.indexes()));
  }

  /** The rows of objects, to be written now or to be kept for putting back. */
  public static ObjectRows rows(UUID workspaceId, Collection<ObjectModel> objects) {
    List<ObjectRow> objectRows = new ArrayList<>();
    List<FieldRow> fieldRows = new ArrayList<>();
    List<IndexRow> indexRows = new ArrayList<>();
    for (ObjectModel object : objects) {
      objectRows.add(ObjectRow.of(workspaceId, object));
      for (FieldModel field : object.fields()) {
        fieldRows.add(FieldRow.of(workspaceId, object.id(), field, fieldRows.size()));
      }
      for (IndexModel index : object.indexes()) {
        indexRows.add(IndexRow.of(workspaceId, object.id(), index, indexRows.size()));
      }
    }
    return new ObjectRows(
        RowJson.rows(objectRows), RowJson.rows(fieldRows), RowJson.rows(indexRows));
  }

  /**
   * Rows as JSON lists whose properties are columns.
   *
   * @param objects of {@code object_metadata}, {@code fields} and {@code indexes} alike
   */
  public record ObjectRows(String objects, String fields, String indexes) {}

  /** Every index that was being built is there: the version that needs it is published. */
  public Uni<Void> markIndexesReady(UUID workspaceId) {
    return IndexRow.update(
            "state = 'READY' where workspaceId = ?1 and state = 'BUILDING'", workspaceId)
        .replaceWithVoid();
  }

  /** Inserts a list of rows whose properties are columns. */
  static Uni<Void> insert(String table, String rows) {
    if (rows.equals("[]")) {
      return Uni.createFrom().voidItem();
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "insert into "
                            + table
                            + " select * from jsonb_populate_recordset(cast(null as "
                            + table
                            + "), cast(cast(?1 as text) as jsonb))")
                    .setParameter(1, rows)
                    .executeUpdate())
        .replaceWithVoid();
  }
}
