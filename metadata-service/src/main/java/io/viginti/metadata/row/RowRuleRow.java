package io.viginti.metadata.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.viginti.metadata.model.RoleModel.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code row_rule}. */
@Entity
@Table(name = "row_rule")
public class RowRuleRow extends PanacheEntityBase {
  @Id public UUID id;
  @Column public UUID roleId;
  @Column public UUID objectId;
  @Column public String filter;

  static RowRuleRow of(UUID roleId, Rule rule) {
    RowRuleRow row = new RowRuleRow();
    row.id = UUID.randomUUID();
    row.roleId = roleId;
    row.objectId = rule.objectId();
    row.filter = RowJson.write(rule.filter());
    return row;
  }

  Rule toModel() {
    return new Rule(objectId, RowJson.read(filter, JsonNode.class));
  }
}
