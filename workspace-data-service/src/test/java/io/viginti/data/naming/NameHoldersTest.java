package io.viginti.data.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.contracts.migration.NameChange;
import io.viginti.data.engine.TestShape;
import io.viginti.data.naming.NameHolders.Holders;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameHoldersTest {
  private static List<Holders> of(NameChange change) {
    return NameHolders.of(change, TestShape.CATALOG);
  }

  @Test
  void partsOfViewsAndBoardsFollowAField() {
    List<Holders> holders = of(new NameChange.OfField("company", "employees", "staff"));
    assertThat(holders)
        .extracting(Holders::object)
        .containsExactly("viewField", "viewFilter", "viewSort", "viewGroup", "view");
    assertThat(holders.getFirst().data()).hasToString("{\"fieldName\":\"staff\"}");
    assertThat(NameHolders.filterOf(holders.getFirst()))
        .hasToString(
            "{\"fieldName\":{\"eq\":\"employees\"},\"view\":{\"objectName\":{\"eq\":\"company\"},"
                + "\"or\":[{\"deletedAt\":{\"is\":\"NULL\"}},{\"deletedAt\":{\"is\":\"NOT_NULL\"}}]}}");
    assertThat(holders.getLast().data()).hasToString("{\"kanbanField\":\"staff\"}");
  }

  @Test
  void aBoardWithoutItsFieldIsATable() {
    List<Holders> holders = of(new NameChange.OfField("company", "employees", null));
    assertThat(holders.getFirst().data()).isNull();
    assertThat(holders.getLast().data()).hasToString("{\"type\":\"TABLE\",\"kanbanField\":null}");
  }

  @Test
  void whatLeadsToAnObjectGoesWithIt() {
    assertThat(of(new NameChange.OfObject("company", null)))
        .extracting(Holders::object)
        .containsExactly("view", "noteTarget");
    assertThat(of(new NameChange.OfObject("company", "firm")))
        .extracting(Holders::object)
        .containsExactly("view");
  }
}
