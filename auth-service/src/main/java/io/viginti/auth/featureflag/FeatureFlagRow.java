package io.viginti.auth.featureflag;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code feature_flags}. */
@Entity
@Table(name = "feature_flags")
public class FeatureFlagRow extends PanacheEntityBase {
  @Id public UUID id;
  @Column public UUID workspaceId;
  @Column public String key;
  @Column public boolean value;
}
