package io.viginti.metadata.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.contracts.migration.NameChange;
import io.viginti.contracts.shape.FieldType;
import io.viginti.metadata.change.Given;
import io.viginti.metadata.change.ModelChange;
import io.viginti.metadata.change.ModelChange.NewOption;
import io.viginti.metadata.change.Models;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameChangesTest {
  private final Models models = new Models().withObject("rocket", "rockets");

  private List<NameChange> since(MetadataModel before) {
    return NameChanges.between(before, models.model());
  }

  @Test
  void whatComesChangesNoName() {
    MetadataModel before = models.model();
    models.withField("rocket", "motto", FieldType.TEXT).withObject("moon", "moons");
    assertThat(since(before)).isEmpty();
  }

  @Test
  void aFieldIsRenamed() {
    models.withField("rocket", "motto", FieldType.TEXT);
    MetadataModel before = models.model();
    models.apply(models.edit("rocket", "motto").name("saying").change());
    assertThat(since(before)).containsExactly(new NameChange.OfField("rocket", "motto", "saying"));
  }

  @Test
  void anObjectThatGoesTakesTheFieldsAlongThatLeadThere() {
    MetadataModel before = models.model();
    UUID rocket = models.object("rocket").id();
    models.apply(new ModelChange.DeleteObject(rocket));
    assertThat(since(before))
        .containsExactly(
            new NameChange.OfField("taskTarget", "targetRocket", null),
            new NameChange.OfField("noteTarget", "targetRocket", null),
            new NameChange.OfField("attachment", "targetRocket", null),
            new NameChange.OfField("timelineActivity", "targetRocket", null),
            new NameChange.OfField("favorite", "targetRocket", null),
            new NameChange.OfObject("rocket", null));
  }

  @Test
  void optionsComeBeforeTheirFields() {
    models.withSelect("rocket", "fuel", "SOLID", "LIQUID");
    MetadataModel before = models.model();
    FieldModel fuel = models.field("rocket", "fuel");
    models.apply(
        models
            .edit("rocket", "fuel")
            .name("propellant")
            .options(
                List.of(
                    new NewOption(fuel.options().getFirst().id(), "FIRM", "Firm", null, null),
                    new NewOption(fuel.options().getLast().id(), "LIQUID", "Liquid", null, null)))
            .change());
    assertThat(since(before))
        .containsExactly(
            new NameChange.OfOption("rocket", "fuel", "SOLID", "FIRM"),
            new NameChange.OfField("rocket", "fuel", "propellant"));
  }

  @Test
  void aRenamedObjectRenamesTheFieldsThatLeadThere() {
    MetadataModel before = models.model();
    models.apply(
        new ModelChange.UpdateObject(
            models.object("rocket").id(),
            Given.of("ship"),
            Given.of("ships"),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent(),
            Given.absent()));
    assertThat(since(before))
        .contains(new NameChange.OfField("noteTarget", "targetRocket", "targetShip"))
        .last()
        .isEqualTo(new NameChange.OfObject("rocket", "ship"));
  }
}
