package io.viginti.auth.member;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code members}: a user in a workspace. */
@Entity
@Table(name = "members")
public class MemberRow extends PanacheEntityBase {
  @Id public UUID id;
  @Column public UUID workspaceId;
  @Column public UUID userId;
  @Column public UUID roleId;
  @Column public Instant createdAt;
}
