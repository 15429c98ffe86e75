package io.viginti.metadata.row;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.viginti.metadata.model.IndexModel;
import io.viginti.metadata.model.IndexState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** A row of {@code index_metadata}. */
@Entity
@Table(name = "index_metadata")
public class IndexRow extends PanacheEntityBase {
  private static final TypeReference<List<String>> FIELDS = new TypeReference<>() {};

  @Id public UUID id;
  @Column public UUID workspaceId;
  @Column public UUID objectId;
  @Column public String fields;
  @Column public boolean isUnique;
  @Column public String state;
  @Column public int position;

  static IndexRow of(UUID workspaceId, UUID objectId, IndexModel index, int position) {
    IndexRow row = new IndexRow();
    row.id = index.id();
    row.workspaceId = workspaceId;
    row.objectId = objectId;
    row.fields = RowJson.write(index.fields());
    row.isUnique = index.isUnique();
    row.state = index.state().name();
    row.position = position;
    return row;
  }

  IndexModel toModel() {
    return new IndexModel(id, RowJson.read(fields, FIELDS), isUnique, IndexState.valueOf(state));
  }
}
