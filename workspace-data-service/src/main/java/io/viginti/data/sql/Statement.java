package io.viginti.data.sql;

import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * A statement for any workspace of a shape.
 *
 * @param parts its text, cut where the name of the PostgreSQL schema stands
 * @param isSlow may take long whatever the limit: kept off the pipelined connections
 */
public record Statement(List<String> parts, List<Parameter> parameters, boolean isSlow) {
  public Statement {
    parts = List.copyOf(parts);
    parameters = List.copyOf(parameters);
  }

  /** The text for one workspace. */
  public String text(String schemaName) {
    return String.join(SqlText.quoted(schemaName), parts);
  }

  public Tuple bind(Bindings bindings) {
    Tuple values = Tuple.tuple();
    for (Parameter parameter : parameters) {
      values.addValue(parameter.source().value(bindings));
    }
    return values;
  }

  /** Estimated bytes on the heap. */
  public int weight() {
    return parts.stream().mapToInt(String::length).sum() + 100 * parameters.size() + 200;
  }
}
