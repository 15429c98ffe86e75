package io.viginti.auth.user;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code users}. */
@Entity
@Table(name = "users")
public class UserRow extends PanacheEntityBase {
  @Id public UUID id;
  @Column public String email;
  @Column public String firstName;
  @Column public String lastName;

  /** PHC form; null when the user signs in by a provider only. */
  @Column public @Nullable String passwordHash;

  @Column public boolean isEmailVerified;
  @Column public @Nullable UUID defaultWorkspaceId;
  @Column public Instant createdAt;
  @Column public Instant updatedAt;

  /** What others call this user: the name, else the address. */
  public String displayName() {
    String name = (firstName + " " + lastName).strip();
    return name.isEmpty() ? email : name;
  }
}
