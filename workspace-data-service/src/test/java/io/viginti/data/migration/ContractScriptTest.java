package io.viginti.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import io.viginti.contracts.migration.MigrationAction.AddColumn;
import io.viginti.contracts.migration.MigrationAction.Column;
import io.viginti.contracts.migration.MigrationAction.CreateIndex;
import io.viginti.contracts.migration.MigrationAction.CreateTable;
import io.viginti.contracts.migration.MigrationAction.DropColumn;
import io.viginti.contracts.migration.MigrationAction.DropIndex;
import io.viginti.contracts.migration.MigrationAction.DropTable;
import io.viginti.contracts.migration.MigrationAction.FillColumn;
import io.viginti.contracts.migration.MigrationAction.IndexKind;
import io.viginti.contracts.migration.MigrationAction.RequireNotNull;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.migration.TableFacts.Reference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractScriptTest {
  private static final Ddl DDL = new Ddl("w");
  private static final TableFacts FACTS =
      new TableFacts(
          Map.of(
              "companies", Map.of("id", ColumnType.UUID, "size", ColumnType.INTEGER),
              "people", Map.of("id", ColumnType.UUID, "companyId", ColumnType.UUID)),
          Set.of(new Reference("people", "companyId", "companies")));

  @Test
  void locksWhatAForeignKeyJoins() {
    List<Step> steps =
        ContractScript.of(DDL, FACTS, List.of(), List.of(new DropColumn("people", "companyId")));

    assertThat(steps)
        .containsExactly(
            new Step.Change(
                List.of(
                    "lock table \"w\".\"companies\" in access exclusive mode",
                    "lock table \"w\".\"people\" in access exclusive mode",
                    "alter table \"w\".\"people\" drop column if exists \"companyId\"")));
  }

  @Test
  void doesNothingAboutWhatIsGone() {
    assertThat(ContractScript.of(DDL, FACTS, List.of(), List.of(new DropColumn("people", "gone"))))
        .isEmpty();
  }

  @Test
  void fillsAgainWhatWasFilledBeforeItIsRequired() {
    List<Step> steps =
        ContractScript.of(
            DDL,
            FACTS,
            List.of(new FillColumn("companies", "size", IntNode.valueOf(0))),
            List.of(new RequireNotNull("companies", "size")));

    assertThat(steps)
        .extracting(step -> step.getClass().getSimpleName())
        .containsExactly("Change", "Sweep", "Validate", "Change");
  }

  @Test
  void undoRemovesWhatAnExpansionAdds() {
    List<Step> steps =
        UndoScript.of(
            DDL,
            FACTS,
            List.of(
                new CreateTable("people", List.of()),
                new AddColumn("companies", new Column("size", ColumnType.INTEGER, true, null)),
                new CreateIndex(
                    "by_size", "companies", List.of("size"), true, true, IndexKind.BTREE)));

    assertThat(steps)
        .containsExactlyElementsOf(
            ContractScript.of(
                DDL,
                FACTS,
                List.of(),
                List.of(
                    new DropIndex("by_size"),
                    new DropColumn("companies", "size"),
                    new DropTable("people"))));
  }
}
