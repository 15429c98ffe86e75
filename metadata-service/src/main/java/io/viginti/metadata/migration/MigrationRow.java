package io.viginti.metadata.migration;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.NameChange;
import io.viginti.metadata.row.ModelStore.ObjectRows;
import io.viginti.metadata.row.RowJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code migration}. */
@Entity
@Table(name = "migration")
public class MigrationRow extends PanacheEntityBase {
  private static final TypeReference<List<MigrationAction>> ACTIONS = new TypeReference<>() {};
  private static final TypeReference<List<NameChange>> NAME_CHANGES = new TypeReference<>() {};
  private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
  private static final TypeReference<Before> BEFORE = new TypeReference<>() {};

  @Id public UUID id;
  @Column public UUID workspaceId;
  @Column public int version;

  @Column
  @Enumerated(EnumType.STRING)
  public MigrationState state;

  @Column public String expand;
  @Column public String contract;
  @Column public String names;
  @Column public String before;
  @Column public String changedObjects;
  @Column public String shapeHash;
  @Column public boolean needsDefaults;
  @Column public boolean isTold;
  @Column public int attempts;
  @Column public @Nullable String error;
  @Column public Instant leaseUntil;
  @Column public @Nullable Instant contractAfter;
  @Column public Instant createdAt;
  @Column public @Nullable Instant publishedAt;

  /**
   * What a change replaced.
   *
   * @param replaced ids of the objects it wrote
   * @param rows the rows of those objects before
   */
  record Before(List<UUID> replaced, ObjectRows rows) {
    Before {
      replaced = List.copyOf(replaced);
    }
  }

  static String write(List<MigrationAction> actions) {
    return RowJson.write(actions, ACTIONS);
  }

  List<MigrationAction> expandActions() {
    return RowJson.read(expand, ACTIONS);
  }

  List<MigrationAction> contractActions() {
    return RowJson.read(contract, ACTIONS);
  }

  static String writeNames(List<NameChange> changes) {
    return RowJson.write(changes, NAME_CHANGES);
  }

  /** What records name and is renamed or removed. */
  List<NameChange> nameChanges() {
    return RowJson.read(names, NAME_CHANGES);
  }

  List<String> changedObjectNames() {
    return RowJson.read(changedObjects, NAMES);
  }

  Before beforeImage() {
    return RowJson.read(before, BEFORE);
  }

  /** Whether the tables have a part in it; otherwise it is one of names only. */
  boolean touchesTables() {
    return !expand.equals("[]") || !contract.equals("[]");
  }
}
