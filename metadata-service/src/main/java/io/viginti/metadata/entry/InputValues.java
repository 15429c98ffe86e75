package io.viginti.metadata.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.metadata.change.Given;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An input object as the operation gave it. graphql-java has checked it against the schema, so the
 * types are right; what was left out is not in the map.
 */
final class InputValues {
  private final Map<?, ?> values;

  InputValues(Object values) {
    this.values = (Map<?, ?>) values;
  }

  String text(String name) {
    String text = textOrNull(name);
    if (text == null) {
      throw missing(name);
    }
    return text;
  }

  @Nullable String textOrNull(String name) {
    Object value = values.get(name);
    return value == null ? null : value.toString();
  }

  boolean flag(String name, boolean otherwise) {
    return values.get(name) instanceof Boolean value ? value : otherwise;
  }

  @Nullable Integer integer(String name) {
    return values.get(name) instanceof Number value ? Integer.valueOf(value.intValue()) : null;
  }

  UUID id(String name) {
    return idOf(text(name), name);
  }

  @Nullable UUID idOrNull(String name) {
    String text = textOrNull(name);
    return text == null ? null : idOf(text, name);
  }

  List<UUID> ids(String name) {
    return texts(name).stream().map(text -> idOf(text, name)).toList();
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(name)) {
      texts.add(String.valueOf(item));
    }
    return texts;
  }

  List<InputValues> objects(String name) {
    List<InputValues> objects = new ArrayList<>();
    for (Object item : list(name)) {
      if (item == null) {
        throw missing(name);
      }
      objects.add(new InputValues(item));
    }
    return objects;
  }

  @Nullable InputValues object(String name) {
    Object value = values.get(name);
    return value == null ? null : new InputValues(value);
  }

  List<?> list(String name) {
    return values.get(name) instanceof List<?> list ? list : List.of();
  }

  @Nullable JsonNode jsonOrNull(String name) {
    return values.get(name) == null ? null : json(name);
  }

  JsonNode json(String name) {
    return JsonValues.ofArgument(values.get(name));
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    return Enum.valueOf(type, text(name));
  }

  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    return values.get(name) == null ? otherwise : choice(name, type);
  }

  /** What {@code read} makes of the value where it was given. */
  <T> Given<T> given(String name, Function<String, T> read) {
    if (!values.containsKey(name)) {
      return Given.absent();
    }
    return Given.of(values.get(name) == null ? null : read.apply(name));
  }

  private static UUID idOf(String text, String name) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw VigintiException.badInput(
          List.of(new Problem(List.of("data", name), "an id is a UUID")));
    }
  }

  private static VigintiException missing(String name) {
    return VigintiException.badInput(
        List.of(new Problem(List.of("data", name), name + " is required")));
  }
}
