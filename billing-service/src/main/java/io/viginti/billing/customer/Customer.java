package io.viginti.billing.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of {@code customer}. */
@Entity
@Table(name = "customer")
class Customer {
  @Id
  @Column(name = "workspace_id")
  UUID workspaceId;

  @Column String name;

  @Column(name = "created_at", insertable = false, updatable = false)
  OffsetDateTime createdAt;
}
