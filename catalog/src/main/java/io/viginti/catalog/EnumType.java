package io.viginti.catalog;

import io.viginti.contracts.shape.ShapeOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A GraphQL enum: options in their order, and the way between what clients see (value) and what the
 * column holds (key).
 */
public final class EnumType {
  /** Of leaves that are no enum. */
  public static final EnumType NONE = new EnumType("", List.of());

  private final String name;
  private final List<ShapeOption> options;
  private final Map<String, ShapeOption> byKey;
  private final Map<String, ShapeOption> byValue;

  EnumType(String name, List<ShapeOption> options) {
    this.name = name;
    this.options = options.stream().sorted(Comparator.comparingInt(ShapeOption::position)).toList();
    this.byKey =
        this.options.stream()
            .collect(Collectors.toUnmodifiableMap(ShapeOption::key, Function.identity()));
    this.byValue =
        this.options.stream()
            .collect(Collectors.toUnmodifiableMap(ShapeOption::value, Function.identity()));
  }

  /** An enum whose keys are its values. */
  static EnumType ofValues(String name, List<String> values) {
    return new EnumType(
        name,
        values.stream()
            .map(value -> new ShapeOption(value, value, values.indexOf(value)))
            .toList());
  }

  /** The GraphQL type name, {@code CompanyStageEnum}. */
  public String name() {
    return name;
  }

  /** Sorted by position. */
  public List<ShapeOption> options() {
    return options;
  }

  /** The value clients see for a stored key; empty for a key of an option that is gone. */
  public Optional<String> findValue(String key) {
    return Optional.ofNullable(byKey.get(key)).map(ShapeOption::value);
  }

  /** The stored key of a value; empty when there is no such option. */
  public Optional<String> findKey(String value) {
    return Optional.ofNullable(byValue.get(value)).map(ShapeOption::key);
  }

  @Override
  public String toString() {
    return name;
  }
}
