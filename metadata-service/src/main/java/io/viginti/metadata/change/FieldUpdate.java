package io.viginti.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.catalog.column.ColumnLayout;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.metadata.change.ModelChange.NewOption;
import io.viginti.metadata.change.ModelChange.UpdateField;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.IndexModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.OptionModel;
import io.viginti.metadata.model.RelationModel;
import io.viginti.metadata.plan.OptionMoves;
import io.viginti.metadata.standard.StandardModel;
import io.viginti.platform.error.VigintiException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fields renamed, retyped, tightened, relaxed, switched on and off. */
final class FieldUpdate {
  private final MetadataModel model;
  private final ObjectModel object;
  private final FieldModel field;
  private final UpdateField change;
  private final TakenNames taken;
  private final Problems problems = new Problems();

  private FieldUpdate(
      MetadataModel model,
      ObjectModel object,
      FieldModel field,
      UpdateField change,
      TakenNames taken) {
    this.model = model;
    this.object = object;
    this.field = field;
    this.change = change;
    this.taken = taken;
  }

  static Changed update(MetadataModel model, UpdateField change, TakenNames taken) {
    ObjectModel object =
        model.findObjectOfField(change.id()).orElseThrow(() -> VigintiException.notFound("Field"));
    FieldModel field = object.findField(change.id()).orElseThrow();
    return new FieldUpdate(model, object, field, change, taken).update();
  }

  private Changed update() {
    String name = change.name().or(field.name());
    FieldType type = change.type().or(field.type());
    boolean isActive = change.isActive().or(field.isActive());
    JsonNode settings =
        change.settings().isGiven()
            ? SettingRules.kept(change.settings().value())
            : field.settings();
    refuseWhatIsStandard(name, type, isActive);
    checkTexts(name);
    boolean isRetyped = checkType(type, settings);
    List<OptionModel> options = options(type);
    JsonNode defaultValue = defaultValue(type, settings, isRetyped, options);
    boolean isNullable = change.isNullable().or(field.isNullable());
    boolean isUnique = change.isUnique().or(field.isUnique());
    checkFlags(type, isNullable, isUnique, isActive);
    OptionMoves moves = moves(options, isNullable);
    problems.throwIfAny();

    FieldModel.Labels old = field.labels();
    FieldModel updated =
        new FieldModel(
            field.id(),
            name,
            new FieldModel.Labels(
                change.label().or(old.label()),
                change.description().orNullable(old.description()),
                change.icon().orNullable(old.icon())),
            type,
            isNullable,
            isUnique,
            field.isSystem(),
            field.isCustom(),
            isActive,
            defaultValue,
            settings,
            options,
            columns(name, type, settings),
            field.relation());
    MetadataModel next = withRenamed(model.withField(field.id(), same -> updated), name);
    next = withOnDelete(next);
    if (!name.equals(field.name()) || isActive != field.isActive()) {
      CheckNames.fields(next, Map.of(field.id(), List.of("name")), problems);
      problems.throwIfAny();
    }
    return new Changed(next, field.id(), moves);
  }

  private void refuseWhatIsStandard(String name, FieldType type, boolean isActive) {
    boolean isSystem = StandardModel.isSystemField(field.name());
    boolean isOwnOnly =
        !name.equals(field.name())
            || type != field.type()
            || change.isNullable().or(field.isNullable()) != field.isNullable()
            || change.isUnique().or(field.isUnique()) != field.isUnique()
            || change.onDelete().isGiven();
    if (isOwnOnly && (isSystem || !field.isCustom())) {
      throw VigintiException.forbidden(
          "A standard field keeps its name, type, uniqueness and nullability");
    }
    boolean isSetup =
        change.options().isGiven()
            || change.defaultValue().isGiven()
            || !isActive
            || change.settings().isGiven();
    if (isSetup && (isSystem || object.isSystem() && !field.isCustom())) {
      throw VigintiException.forbidden("A system field can only be given other labels");
    }
  }

  private void checkTexts(String name) {
    if (!name.equals(field.name())) {
      CheckNames.fieldForm(name, problems, "name");
    }
    change.label().ifPresent(text -> CheckNames.text(text, problems, "label"));
    change.description().ifPresent(text -> CheckNames.text(text, problems, "description"));
    change.icon().ifPresent(text -> CheckNames.text(text, problems, "icon"));
  }

  /** Whether the column changes. */
  private boolean checkType(FieldType type, @Nullable JsonNode settings) {
    SettingRules.check(type, settings, problems);
    if (!problems.areNone()) {
      return false;
    }
    boolean isLossless = TypeRules.isLossless(field.type(), field.settings(), type, settings);
    problems.require(
        isLossless,
        "%s cannot become %s without loss".formatted(described(field), type),
        type == field.type() ? "settings" : "type");
    return isLossless && !columnTypes(type, settings).equals(columnTypes(field));
  }

  private static String described(FieldModel field) {
    return field.settings() == null || field.type() != FieldType.NUMBER
        ? field.type().name()
        : field.type() + " " + field.settings();
  }

  private static List<ColumnType> columnTypes(FieldModel field) {
    return field.columns().stream().map(ShapeColumn::type).toList();
  }

  private List<ColumnType> columnTypes(FieldType type, @Nullable JsonNode settings) {
    return field.columns().isEmpty()
        ? List.of()
        : ColumnLayout.suggest(type, settings, field.name()).stream()
            .map(ShapeColumn::type)
            .toList();
  }

  private List<ShapeColumn> columns(String name, FieldType type, @Nullable JsonNode settings) {
    if (columnTypes(type, settings).equals(columnTypes(field))) {
      return field.columns();
    }
    return ColumnLayout.allot(type, settings, name, taken.columnsOf(object.tableName()));
  }

  private List<OptionModel> options(FieldType type) {
    List<NewOption> asked = change.options().value();
    if (asked == null) {
      return OptionRules.hasOptions(type) || type == FieldType.RATING ? field.options() : List.of();
    }
    if (!OptionRules.hasOptions(type)) {
      problems.require(
          asked.isEmpty(), "a field of type " + type + " has no options of its own", "options");
      return field.options();
    }
    String column = field.columns().getFirst().name();
    return OptionRules.resolve(
        field.options(), asked, taken.optionKeysOf(object.tableName(), column), problems);
  }

  /** What is there stays as long as nothing that its rules depend on changes. */
  private @Nullable JsonNode defaultValue(
      FieldType type, @Nullable JsonNode settings, boolean isRetyped, List<OptionModel> options) {
    boolean isAsItWas =
        !change.defaultValue().isGiven()
            && !change.options().isGiven()
            && type == field.type()
            && Objects.equals(settings, field.settings());
    return isAsItWas
        ? field.defaultValue()
        : DefaultRules.check(type, settings, options, followed(type, isRetyped, options), problems);
  }

  /** A default that is kept follows its option's new value, or is written in the new type. */
  private @Nullable JsonNode followed(
      FieldType type, boolean isRetyped, List<OptionModel> options) {
    if (change.defaultValue().isGiven()) {
      JsonNode given = change.defaultValue().value();
      return given == null || given.isNull() ? null : given;
    }
    JsonNode kept = field.defaultValue();
    if (kept == null) {
      return null;
    }
    if (isRetyped && type == FieldType.TEXT) {
      return TextNode.valueOf(kept.asText());
    }
    if (field.type() == FieldType.SELECT && change.options().isGiven()) {
      return findFollowing(kept.asText(), options).<JsonNode>map(TextNode::valueOf).orElse(null);
    }
    if (field.type() == FieldType.MULTI_SELECT && change.options().isGiven()) {
      ArrayNode followed = JsonNodeFactory.instance.arrayNode();
      for (JsonNode value : kept) {
        findFollowing(value.asText(), options).ifPresent(followed::add);
      }
      return followed;
    }
    return kept;
  }

  /** What an option's value is called now; empty when the option is gone. */
  private Optional<String> findFollowing(String value, List<OptionModel> options) {
    return findOption(field.options(), value)
        .flatMap(old -> options.stream().filter(option -> option.id().equals(old.id())).findFirst())
        .map(OptionModel::value);
  }

  private void checkFlags(FieldType type, boolean isNullable, boolean isUnique, boolean isActive) {
    if (field.isOneToOneKey()) {
      problems.require(isUnique, "a ONE_TO_ONE relation is unique", "isUnique");
    } else {
      problems.require(
          !isUnique || TypeRules.mayBeUnique(type),
          "a field of type " + type + " cannot be unique",
          "isUnique");
    }
    boolean isAlwaysNullable =
        field.isOtherSide() || type == FieldType.MORPH_RELATION || type == FieldType.ACTOR;
    problems.require(
        isNullable || !isAlwaysNullable, "this field is always nullable", "isNullable");
    RelationModel relation = field.relation();
    if (relation != null && !isNullable) {
      problems.require(
          change.onDelete().or(relation.onDelete()) != OnDelete.SET_NULL,
          "onDelete SET_NULL needs isNullable true",
          "isNullable");
    }
    problems.require(
        relation != null || !change.onDelete().isGiven(),
        "only relations have onDelete",
        "onDelete");
    problems.require(
        isActive || !field.id().equals(object.labelFieldId()),
        "the field labels the object's records; choose another labelFieldId first",
        "isActive");
  }

  /** The rows of every option that is gone go to its replacement, or to null. */
  private OptionMoves moves(List<OptionModel> options, boolean isNullable) {
    JsonNode given = change.settings().value();
    JsonNode replacements = given == null ? null : given.get(SettingRules.REPLACEMENT);
    Map<String, @Nullable String> keys = new HashMap<>();
    for (OptionModel old : field.options()) {
      if (options.stream().anyMatch(option -> option.id().equals(old.id()))) {
        continue;
      }
      JsonNode to = replacements == null ? null : replacements.get(old.value());
      if (to == null || to.isNull()) {
        problems.require(
            isNullable || field.type() == FieldType.MULTI_SELECT,
            "the field is required: say in settings.replacement which option takes the rows of "
                + old.value(),
            "options");
        keys.put(old.key(), null);
        continue;
      }
      Optional<OptionModel> target = findOption(options, to.asText());
      problems.require(
          target.isPresent(),
          "there is no option " + to.asText() + " to take the rows of " + old.value(),
          "settings",
          SettingRules.REPLACEMENT,
          old.value());
      target.ifPresent(option -> keys.put(old.key(), option.key()));
    }
    return keys.isEmpty() ? OptionMoves.NONE : new OptionMoves(Map.of(field.id(), keys));
  }

  private static Optional<OptionModel> findOption(List<OptionModel> options, String value) {
    return options.stream().filter(option -> option.value().equals(value)).findFirst();
  }

  /** Paths follow the field's new name. */
  private MetadataModel withRenamed(MetadataModel next, String name) {
    if (name.equals(field.name())) {
      return next;
    }
    return next.with(
        object.id(),
        owner ->
            owner.with(
                copy -> {
                  copy.duplicateCriteria =
                      owner.duplicateCriteria().stream()
                          .map(paths -> renamed(paths, name))
                          .toList();
                  copy.indexes =
                      owner.indexes().stream()
                          .map(
                              index ->
                                  new IndexModel(
                                      index.id(),
                                      renamed(index.fields(), name),
                                      index.isUnique(),
                                      index.state()))
                          .toList();
                }));
  }

  private List<String> renamed(List<String> paths, String name) {
    String old = field.name();
    return paths.stream()
        .map(
            path ->
                path.equals(old) || path.startsWith(old + ".")
                    ? name + path.substring(old.length())
                    : path)
        .toList();
  }

  /** Both sides of a relation say the same. */
  private MetadataModel withOnDelete(MetadataModel next) {
    OnDelete onDelete = change.onDelete().value();
    RelationModel relation = field.relation();
    if (onDelete == null || relation == null) {
      return next;
    }
    Set<UUID> sides = new HashSet<>(Set.of(field.id()));
    if (relation.inverseFieldId() != null) {
      sides.add(relation.inverseFieldId());
    }
    MetadataModel changed = next;
    for (UUID side : sides) {
      changed =
          changed.withField(
              side,
              same ->
                  same.relation() == null
                      ? same
                      : same.withRelation(same.relation().withOnDelete(onDelete)));
    }
    return changed;
  }
}
