package io.viginti.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.column.ColumnLayout;
import io.viginti.catalog.value.DefaultValue;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeOption;
import io.viginti.metadata.model.OptionModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which fields may have a default value; what it may be is a matter of the field's values. */
final class DefaultRules {
  private static final int MAX_LENGTH = 10_000;
  private static final String DEFAULT_VALUE = "defaultValue";

  private DefaultRules() {}

  /**
   * The default value to keep, normalised.
   *
   * @return null when there is none, or a problem with it
   */
  static @Nullable JsonNode check(
      FieldType type,
      @Nullable JsonNode settings,
      List<OptionModel> options,
      @Nullable JsonNode value,
      Problems problems) {
    if (value == null || value.isNull()) {
      return null;
    }
    if (!TypeRules.mayHaveDefault(type)) {
      problems.add("a field of type " + type + " has no default value", DEFAULT_VALUE);
      return null;
    }
    if (value.toString().length() > MAX_LENGTH) {
      problems.add("a default value has at most " + MAX_LENGTH + " characters", DEFAULT_VALUE);
      return null;
    }
    return DefaultValue.findNormal(
        field(type, settings, options),
        value,
        (fault, place) -> {
          Object[] path = new Object[place.length + 1];
          path[0] = DEFAULT_VALUE;
          System.arraycopy(place, 0, path, 1, place.length);
          problems.add("the default value " + fault, path);
        });
  }

  private static ShapeField field(
      FieldType type, @Nullable JsonNode settings, List<OptionModel> options) {
    return new ShapeField(
        DEFAULT_VALUE,
        type,
        true,
        false,
        false,
        null,
        settings,
        options.stream()
            .map(option -> new ShapeOption(option.key(), option.value(), option.position()))
            .toList(),
        ColumnLayout.suggest(type, settings, DEFAULT_VALUE),
        null);
  }
}
