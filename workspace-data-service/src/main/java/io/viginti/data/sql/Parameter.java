package io.viginti.data.sql;

import org.jspecify.annotations.Nullable;

/**
 * A bound value of a statement.
 *
 * @param description for people who read plans
 */
public record Parameter(String description, Source source) {
  /** Where the value comes from. */
  public interface Source {
    /** In the Java type the driver binds; BAD_USER_INPUT when the request's value is none. */
    @Nullable Object value(Bindings bindings);
  }

  /** The same for every request. */
  static Parameter constant(@Nullable Object value) {
    return new Parameter("constant", bindings -> value);
  }
}
