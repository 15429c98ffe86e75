package io.viginti.metadata.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.RelationType;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.RelationModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names in a row rule's filter. As clients write it a filter names fields and options; as it is
 * kept it has their ids and keys: {@code <field>} of a field, {@code <field>@<object>} of a morph
 * relation to one target, either with {@code #Id} for the id beside a relation. What else is wrong
 * with a filter is for the binder of filters to say.
 */
public final class RuleNames {
  private static final Set<String> JUNCTIONS = Set.of("and", "or", "not");
  private static final Set<String> QUANTIFIERS = Set.of("some", "none", "every");
  private static final String NULL_TEST = "is";
  private static final String ID = "#Id";
  private static final Pattern KEPT = Pattern.compile("([0-9a-f-]{36})(?:@([0-9a-f-]{36}))?(#Id)?");

  private final Direction direction;
  private final BiConsumer<List<Object>, String> problems;

  /** What a key of a filter stands for. */
  private record Key(FieldModel field, @Nullable ObjectModel target, boolean isId) {
    String kept() {
      return field.id()
          + (field.type() == FieldType.MORPH_RELATION && target != null ? "@" + target.id() : "")
          + (isId ? ID : "");
    }

    String name(PublicNames names) {
      return names.of(field, target) + (isId ? "Id" : "");
    }
  }

  /** How keys and options are read and written. */
  private interface Direction {
    Optional<Key> find(ObjectModel object, String key);

    String write(Key key);

    Optional<String> option(FieldModel field, String given);
  }

  private RuleNames(Direction direction, BiConsumer<List<Object>, String> problems) {
    this.direction = direction;
    this.problems = problems;
  }

  /**
   * A filter of {@code object} as it is kept.
   *
   * @param problems hears of every name that is none, with its path below the filter
   */
  static JsonNode kept(
      MetadataModel model,
      ObjectModel object,
      JsonNode filter,
      BiConsumer<List<Object>, String> problems) {
    PublicNames names = new PublicNames(model);
    return new RuleNames(
            new Direction() {
              @Override
              public Optional<Key> find(ObjectModel of, String key) {
                return names.find(of, key);
              }

              @Override
              public String write(Key key) {
                return key.kept();
              }

              @Override
              public Optional<String> option(FieldModel field, String value) {
                return field.options().stream()
                    .filter(option -> option.value().equals(value))
                    .map(option -> option.key())
                    .findFirst();
              }
            },
            problems)
        .filter(object, filter, List.of());
  }

  /** A kept filter with the names of a model; empty when something it names is not there. */
  static Optional<JsonNode> named(MetadataModel model, ObjectModel object, JsonNode kept) {
    PublicNames names = new PublicNames(model);
    List<String> missing = new ArrayList<>();
    JsonNode filter =
        new RuleNames(
                new Direction() {
                  @Override
                  public Optional<Key> find(ObjectModel of, String key) {
                    return names.findKept(of, key);
                  }

                  @Override
                  public String write(Key key) {
                    return key.name(names);
                  }

                  @Override
                  public Optional<String> option(FieldModel field, String key) {
                    return field.options().stream()
                        .filter(option -> option.key().equals(key))
                        .map(option -> option.value())
                        .findFirst();
                  }
                },
                (path, message) -> missing.add(message))
            .filter(object, kept, List.of());
    return missing.isEmpty() ? Optional.of(filter) : Optional.empty();
  }

  /** The fields that a kept filter names. */
  static Set<UUID> fieldsOf(JsonNode kept) {
    Set<UUID> fields = new HashSet<>();
    kept.properties()
        .forEach(
            entry -> {
              Matcher key = KEPT.matcher(entry.getKey());
              if (key.matches()) {
                fields.add(UUID.fromString(key.group(1)));
              }
              fields.addAll(fieldsOf(entry.getValue()));
            });
    if (kept.isArray()) {
      kept.forEach(element -> fields.addAll(fieldsOf(element)));
    }
    return fields;
  }

  private JsonNode filter(ObjectModel object, JsonNode filter, List<Object> path) {
    if (!(filter instanceof ObjectNode given)) {
      return filter;
    }
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    given
        .properties()
        .forEach(
            entry -> {
              List<Object> below = plus(path, entry.getKey());
              if (JUNCTIONS.contains(entry.getKey())) {
                written.set(entry.getKey(), parts(object, entry.getValue(), below));
                return;
              }
              Optional<Key> key = direction.find(object, entry.getKey());
              if (key.isEmpty()) {
                problems.accept(below, object.nameSingular() + " has no field " + entry.getKey());
              } else {
                written.set(
                    direction.write(key.get()), condition(key.get(), entry.getValue(), below));
              }
            });
    return written;
  }

  private JsonNode parts(ObjectModel object, JsonNode parts, List<Object> path) {
    if (!(parts instanceof ArrayNode list)) {
      return filter(object, parts, path);
    }
    ArrayNode written = JsonNodeFactory.instance.arrayNode();
    for (int at = 0; at < list.size(); at++) {
      written.add(filter(object, list.get(at), plus(path, at)));
    }
    return written;
  }

  private JsonNode condition(Key key, JsonNode condition, List<Object> path) {
    if (!(condition instanceof ObjectNode given)) {
      return condition;
    }
    if (!key.field().options().isEmpty()) {
      return options(key.field(), given, path);
    }
    ObjectModel target = key.target();
    if (key.isId() || target == null) {
      return condition;
    }
    if (!isToMany(key.field())) {
      return filter(target, given, path);
    }
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    given
        .properties()
        .forEach(
            entry ->
                written.set(
                    entry.getKey(),
                    QUANTIFIERS.contains(entry.getKey())
                        ? filter(target, entry.getValue(), plus(path, entry.getKey()))
                        : entry.getValue()));
    return written;
  }

  private JsonNode options(FieldModel field, ObjectNode given, List<Object> path) {
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    given
        .properties()
        .forEach(
            entry ->
                written.set(
                    entry.getKey(),
                    entry.getKey().equals(NULL_TEST)
                        ? entry.getValue()
                        : option(field, entry.getValue(), plus(path, entry.getKey()))));
    return written;
  }

  private JsonNode option(FieldModel field, JsonNode value, List<Object> path) {
    if (value instanceof ArrayNode list) {
      ArrayNode written = JsonNodeFactory.instance.arrayNode();
      for (int at = 0; at < list.size(); at++) {
        written.add(option(field, list.get(at), plus(path, at)));
      }
      return written;
    }
    if (!value.isTextual()) {
      return value;
    }
    Optional<String> other = direction.option(field, value.textValue());
    if (other.isEmpty()) {
      problems.accept(path, field.name() + " has no option " + value.textValue());
    }
    return JsonNodeFactory.instance.textNode(other.orElse(value.textValue()));
  }

  private static boolean isToMany(FieldModel field) {
    RelationModel relation = field.relation();
    return relation != null
        && (relation.type() == RelationType.ONE_TO_MANY
            || relation.type() == RelationType.MANY_TO_MANY);
  }

  private static List<Object> plus(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  /** The fields of a model as filters name them. */
  private static final class PublicNames {
    private final VisibleModel visible;

    PublicNames(MetadataModel model) {
      this.visible = new VisibleModel(model);
    }

    String of(FieldModel field, @Nullable ObjectModel target) {
      return field.type() == FieldType.MORPH_RELATION && target != null
          ? visible.morphName(field, target)
          : field.name();
    }

    Optional<Key> find(ObjectModel object, String name) {
      return keys(object).stream()
          .filter(key -> key.name(this).equals(name))
          .min(Comparator.comparing(Key::isId));
    }

    Optional<Key> findKept(ObjectModel object, String kept) {
      return keys(object).stream().filter(key -> key.kept().equals(kept)).findFirst();
    }

    private List<Key> keys(ObjectModel object) {
      List<Key> keys = new ArrayList<>();
      for (FieldModel field : visible.fields(object)) {
        List<ObjectModel> targets = visible.targets(field);
        if (targets.isEmpty()) {
          keys.add(new Key(field, null, false));
        }
        for (ObjectModel target : targets) {
          keys.add(new Key(field, target, false));
          if (!isToMany(field)) {
            keys.add(new Key(field, target, true));
          }
        }
      }
      return keys;
    }
  }
}
