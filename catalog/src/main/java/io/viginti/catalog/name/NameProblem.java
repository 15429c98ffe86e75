package io.viginti.catalog.name;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a name cannot be.
 *
 * @param object singular name of the object
 * @param field name of the field; null when the object's own names are meant
 * @param property which property of the input is wrong: {@code nameSingular}, {@code namePlural},
 *     {@code name} of a field, {@code options}
 * @param message for the caller
 */
public record NameProblem(String object, @Nullable String field, String property, String message) {
  /** Where it is in the whole: {@code [company, stage, name]}. */
  public List<Object> path() {
    return field == null ? List.of(object, property) : List.of(object, field, property);
  }
}
