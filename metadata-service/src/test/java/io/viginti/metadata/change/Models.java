package io.viginti.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import io.viginti.metadata.change.ModelChange.NewMorph;
import io.viginti.metadata.change.ModelChange.NewOption;
import io.viginti.metadata.change.ModelChange.NewRelation;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.plan.MigrationPlan;
import io.viginti.metadata.standard.StandardModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workspace's model under test: the standard one, changed step by step. */
public final class Models {
  private MetadataModel model = StandardModel.of(UUID.randomUUID());
  private MigrationPlan plan = new MigrationPlan(List.of(), List.of());
  private final List<MigrationAction> waiting = new ArrayList<>();

  public MetadataModel model() {
    return model;
  }

  /** The plan of the last change. */
  public MigrationPlan plan() {
    return plan;
  }

  public Changed apply(ModelChange change) {
    Changed changed = ApplyChange.to(model, change, TakenNames.of(model, waiting));
    plan = MigrationPlan.between(model, changed.model(), changed.moves());
    waiting.addAll(plan.contract());
    model = changed.model();
    return changed;
  }

  public ObjectModel object(String name) {
    return model.findObjectNamed(name).orElseThrow();
  }

  public FieldModel field(String object, String name) {
    return object(object).findFieldNamed(name).orElseThrow();
  }

  /** The objects a relation leads to. */
  public List<UUID> targets(String object, String name) {
    return Objects.requireNonNull(field(object, name).relation()).targetObjectIds();
  }

  public Models withObject(String singular, String plural) {
    apply(
        new ModelChange.CreateObject(UUID.randomUUID(), singular, plural, null, null, null, null));
    return this;
  }

  public Models withField(String object, String name, FieldType type) {
    apply(create(object, name, type, true, false, null, List.of(), null, null, null));
    return this;
  }

  public Models withField(
      String object, String name, FieldType type, boolean isNullable, JsonNode defaultValue) {
    apply(create(object, name, type, isNullable, false, defaultValue, List.of(), null, null, null));
    return this;
  }

  public Models withSelect(String object, String name, String... values) {
    apply(
        create(
            object, name, FieldType.SELECT, true, false, null, options(values), null, null, null));
    return this;
  }

  public Models withManyToOne(String object, String name, String target, String inverse) {
    return withRelation(RelationType.MANY_TO_ONE, object, name, target, inverse);
  }

  public Models withRelation(
      RelationType type, String object, String name, String target, @Nullable String inverse) {
    apply(
        create(
            object,
            name,
            FieldType.RELATION,
            true,
            false,
            null,
            List.of(),
            null,
            new NewRelation(type, object(target).id(), inverse, null, OnDelete.SET_NULL),
            null));
    return this;
  }

  public Models withMorph(String object, String name, String inverse, String... targets) {
    List<UUID> ids = new ArrayList<>();
    for (String target : targets) {
      ids.add(object(target).id());
    }
    apply(
        create(
            object,
            name,
            FieldType.MORPH_RELATION,
            true,
            false,
            null,
            List.of(),
            null,
            null,
            new NewMorph(ids, inverse, null, OnDelete.SET_NULL)));
    return this;
  }

  public ModelChange.CreateField create(
      String object,
      String name,
      FieldType type,
      boolean isNullable,
      boolean isUnique,
      @Nullable JsonNode defaultValue,
      List<NewOption> options,
      @Nullable JsonNode settings,
      @Nullable NewRelation relation,
      @Nullable NewMorph morph) {
    return new ModelChange.CreateField(
        UUID.randomUUID(),
        object(object).id(),
        name,
        null,
        type,
        null,
        null,
        isNullable,
        isUnique,
        defaultValue,
        options,
        settings,
        relation,
        morph);
  }

  public static List<NewOption> options(String... values) {
    List<NewOption> options = new ArrayList<>();
    for (String value : values) {
      options.add(new NewOption(null, value, value, null, null));
    }
    return options;
  }

  /** An update of a field that so far changes nothing. */
  public FieldEdit edit(String object, String name) {
    return new FieldEdit(field(object, name).id());
  }

  /** An update of a field, input by input. */
  public static final class FieldEdit {
    private final UUID id;
    private Given<String> name = Given.absent();
    private Given<FieldType> type = Given.absent();
    private Given<Boolean> isActive = Given.absent();
    private Given<Boolean> isNullable = Given.absent();
    private Given<Boolean> isUnique = Given.absent();
    private Given<JsonNode> defaultValue = Given.absent();
    private Given<List<NewOption>> options = Given.absent();
    private Given<JsonNode> settings = Given.absent();
    private Given<OnDelete> onDelete = Given.absent();

    private FieldEdit(UUID id) {
      this.id = id;
    }

    public FieldEdit name(String value) {
      name = Given.of(value);
      return this;
    }

    public FieldEdit type(FieldType value) {
      type = Given.of(value);
      return this;
    }

    public FieldEdit active(boolean value) {
      isActive = Given.of(value);
      return this;
    }

    public FieldEdit nullable(boolean value) {
      isNullable = Given.of(value);
      return this;
    }

    public FieldEdit unique(boolean value) {
      isUnique = Given.of(value);
      return this;
    }

    public FieldEdit defaultValue(JsonNode value) {
      defaultValue = Given.of(value);
      return this;
    }

    public FieldEdit options(List<NewOption> value) {
      options = Given.of(value);
      return this;
    }

    public FieldEdit settings(JsonNode value) {
      settings = Given.of(value);
      return this;
    }

    public ModelChange change() {
      return new ModelChange.UpdateField(
          id,
          name,
          Given.absent(),
          Given.absent(),
          Given.absent(),
          type,
          isActive,
          isNullable,
          isUnique,
          defaultValue,
          options,
          settings,
          onDelete);
    }
  }
}
