package io.viginti.metadata.change;

import io.viginti.contracts.shape.FieldType;
import io.viginti.metadata.change.ModelChange.NewOption;
import io.viginti.metadata.model.OptionModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Options of select fields: values are names people may change, keys stay. */
final class OptionRules {
  private static final Pattern VALUE = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final int MAX_VALUE_LENGTH = 63;
  private static final int MAX_OPTIONS = 500;
  private static final List<String> COLORS =
      List.of("blue", "purple", "turquoise", "yellow", "green", "orange", "red", "gray");

  private OptionRules() {}

  static boolean hasOptions(FieldType type) {
    return type == FieldType.SELECT || type == FieldType.MULTI_SELECT;
  }

  /** A rating's five options, which nobody can change. */
  static List<OptionModel> rating() {
    List<OptionModel> options = new ArrayList<>();
    for (int stars = 1; stars <= 5; stars++) {
      String value = "RATING_" + stars;
      options.add(
          new OptionModel(UUID.randomUUID(), value, value, "" + stars, "yellow", stars - 1));
    }
    return options;
  }

  /**
   * The options that follow from the current ones and the list asked for: an option is found by its
   * id or else its value, and keeps id and key; what the list leaves out is gone.
   *
   * @param takenKeys keys that rows may still hold although no option has them
   */
  static List<OptionModel> resolve(
      List<OptionModel> current, List<NewOption> asked, Set<String> takenKeys, Problems problems) {
    problems.require(!asked.isEmpty(), "a select field needs at least one option", "options");
    problems.require(
        asked.size() <= MAX_OPTIONS,
        "a select field has at most " + MAX_OPTIONS + " options, not " + asked.size(),
        "options");
    Set<String> keys = new HashSet<>(takenKeys);
    current.forEach(option -> keys.add(option.key()));
    Set<String> values = new HashSet<>();
    Set<UUID> ids = new HashSet<>();
    List<OptionModel> options = new ArrayList<>();
    for (int at = 0; at < asked.size(); at++) {
      NewOption option = asked.get(at);
      check(option, at, values, problems);
      Optional<OptionModel> known = find(current, option);
      if (option.id() != null && known.isEmpty()) {
        problems.add("there is no option with this id", "options", at, "id");
      }
      if (known.isPresent() && !ids.add(known.get().id())) {
        problems.add("this option is in the list twice", "options", at);
      }
      options.add(resolve(option, at, known, keys));
    }
    return options;
  }

  private static OptionModel resolve(
      NewOption option, int at, Optional<OptionModel> known, Set<String> keys) {
    String color =
        option.color() != null
            ? option.color()
            : known.map(OptionModel::color).orElse(COLORS.get(at % COLORS.size()));
    int position = option.position() == null ? at : option.position();
    if (known.isPresent()) {
      return new OptionModel(
          known.get().id(), known.get().key(), option.value(), option.label(), color, position);
    }
    String key = option.value();
    for (int number = 2; keys.contains(key); number++) {
      key = option.value() + "_" + number;
    }
    keys.add(key);
    return new OptionModel(UUID.randomUUID(), key, option.value(), option.label(), color, position);
  }

  private static Optional<OptionModel> find(List<OptionModel> current, NewOption option) {
    return current.stream()
        .filter(
            known ->
                option.id() == null
                    ? known.value().equals(option.value())
                    : known.id().equals(option.id()))
        .findFirst();
  }

  private static void check(NewOption option, int at, Set<String> values, Problems problems) {
    String value = option.value();
    problems.require(
        VALUE.matcher(value).matches() && value.length() <= MAX_VALUE_LENGTH,
        "a value has the form ^[A-Z][A-Z0-9_]*$ and at most " + MAX_VALUE_LENGTH + " characters",
        "options",
        at,
        "value");
    problems.require(
        values.add(value), "the value " + value + " is there twice", "options", at, "value");
    problems.require(!option.label().isBlank(), "an option needs a label", "options", at, "label");
  }
}
