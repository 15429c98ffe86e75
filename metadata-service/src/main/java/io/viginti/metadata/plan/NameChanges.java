package io.viginti.metadata.plan;

import io.viginti.catalog.ObjectNames;
import io.viginti.contracts.migration.NameChange;
import io.viginti.contracts.shape.FieldType;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.OptionModel;
import io.viginti.metadata.model.RelationModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The names that differ between two models, of what both have and of what goes. */
public final class NameChanges {
  private final MetadataModel before;
  private final MetadataModel after;
  private final List<NameChange> options = new ArrayList<>();
  private final List<NameChange> fields = new ArrayList<>();
  private final List<NameChange> objects = new ArrayList<>();

  private NameChanges(MetadataModel before, MetadataModel after) {
    this.before = before;
    this.after = after;
  }

  /** Options, then fields, then objects. */
  public static List<NameChange> between(MetadataModel before, MetadataModel after) {
    NameChanges changes = new NameChanges(before, after);
    before.objects().forEach(changes::compare);
    List<NameChange> all = new ArrayList<>(changes.options);
    all.addAll(changes.fields);
    all.addAll(changes.objects);
    return List.copyOf(all);
  }

  private void compare(ObjectModel object) {
    ObjectModel now = after.findObject(object.id()).orElse(null);
    if (now == null) {
      objects.add(new NameChange.OfObject(object.nameSingular(), null));
      return;
    }
    for (FieldModel field : object.fields()) {
      FieldModel next = now.findField(field.id()).orElse(null);
      compareNames(object, field, next);
      if (next != null) {
        compareOptions(object, field, next);
      }
    }
    if (!now.nameSingular().equals(object.nameSingular())) {
      objects.add(new NameChange.OfObject(object.nameSingular(), now.nameSingular()));
    }
  }

  private void compareNames(ObjectModel object, FieldModel field, @Nullable FieldModel next) {
    Map<UUID, String> names = next == null ? Map.of() : publicNames(after, next);
    publicNames(before, field)
        .forEach(
            (id, name) -> {
              String to = names.get(id);
              if (!name.equals(to)) {
                fields.add(new NameChange.OfField(object.nameSingular(), name, to));
              }
            });
  }

  /** What the API calls the field: of a morph relation one field for each target, by its id. */
  private static Map<UUID, String> publicNames(MetadataModel model, FieldModel field) {
    RelationModel relation = field.relation();
    if (field.type() != FieldType.MORPH_RELATION || relation == null) {
      return Map.of(field.id(), field.name());
    }
    Map<UUID, String> names = new LinkedHashMap<>();
    for (UUID target : relation.targetObjectIds()) {
      model
          .findObject(target)
          .ifPresent(
              object ->
                  names.put(target, field.name() + ObjectNames.capitalized(object.nameSingular())));
    }
    return names;
  }

  private void compareOptions(ObjectModel object, FieldModel field, FieldModel next) {
    for (OptionModel option : field.options()) {
      String to =
          next.options().stream()
              .filter(other -> other.key().equals(option.key()))
              .map(OptionModel::value)
              .findFirst()
              .orElse(null);
      if (!Objects.equals(option.value(), to)) {
        options.add(
            new NameChange.OfOption(object.nameSingular(), field.name(), option.value(), to));
      }
    }
  }
}
