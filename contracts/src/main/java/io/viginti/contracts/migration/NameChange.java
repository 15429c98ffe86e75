package io.viginti.contracts.migration;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * A logical name that records hold as a value (a view names its object and its fields) and that is
 * about to change.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NameChange.OfOption.class, name = "OPTION"),
  @JsonSubTypes.Type(value = NameChange.OfField.class, name = "FIELD"),
  @JsonSubTypes.Type(value = NameChange.OfObject.class, name = "OBJECT")
})
public sealed interface NameChange {
  /** The name as it is. */
  String from();

  /** The name to be; null when what it names goes. */
  @Nullable String to();

  /**
   * The value of an option.
   *
   * @param object singular name, as it is
   * @param field name of the field, as it is
   */
  record OfOption(String object, String field, String from, @Nullable String to)
      implements NameChange {}

  /**
   * The name of a field.
   *
   * @param object singular name, as it is
   */
  record OfField(String object, String from, @Nullable String to) implements NameChange {}

  /** The singular name of an object. */
  record OfObject(String from, @Nullable String to) implements NameChange {}
}
