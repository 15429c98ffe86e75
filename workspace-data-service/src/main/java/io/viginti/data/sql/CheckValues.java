package io.viginti.data.sql;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.data.plan.Condition;
import io.viginti.data.query.Operand;
import java.util.UUID;

/** Whether the values of a row rule can be compared with its columns. */
public final class CheckValues {
  private CheckValues() {}

  /**
   * @throws io.viginti.platform.error.VigintiException BAD_USER_INPUT for the first that cannot
   */
  public static void of(Condition rule) {
    SqlText sql = new SqlText();
    new ConditionSql(sql, new Joins(sql, "t")).render(rule);
    ObjectNode variables = JsonNodeFactory.instance.objectNode();
    variables.put(Operand.Variable.MEMBER.name(), new UUID(0, 0).toString());
    sql.toStatement("").bind(Bindings.of(variables));
  }
}
