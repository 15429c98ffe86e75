package io.viginti.data.explain;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * How one root field would be answered.
 *
 * @param statements SQL, one per level of to-many relations
 */
@Description("How one root field would be answered")
public record Explanation(
    @NonNull @Description("What was asked for, in logical names") String intent,
    @NonNull @Description("The same bound to tables and columns") String plan,
    @NonNull @Description("SQL, one statement per level of to-many relations")
        List<@NonNull String> statements) {
  public Explanation {
    statements = List.copyOf(statements);
  }
}
