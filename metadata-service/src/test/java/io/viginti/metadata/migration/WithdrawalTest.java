package io.viginti.metadata.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.MigrationAction.CreateIndex;
import io.viginti.contracts.migration.MigrationAction.DropColumn;
import io.viginti.contracts.migration.MigrationAction.DropIndex;
import io.viginti.contracts.migration.MigrationAction.DropSearch;
import io.viginti.contracts.migration.MigrationAction.FillColumn;
import io.viginti.contracts.migration.MigrationAction.IndexKind;
import io.viginti.contracts.migration.MigrationAction.KeepSearch;
import io.viginti.contracts.migration.MigrationAction.RelaxNotNull;
import io.viginti.contracts.migration.MigrationAction.RequireNotNull;
import io.viginti.contracts.migration.SearchDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithdrawalTest {
  @Test
  void aRelaxedColumnIsNotRequiredAfterwards() {
    List<MigrationAction> waiting =
        List.of(
            new FillColumn("t", "c", IntNode.valueOf(1)),
            new RequireNotNull("t", "c"),
            new RequireNotNull("t", "d"),
            new DropColumn("t", "e"));
    assertThat(Withdrawal.from(waiting, List.of(new RelaxNotNull("t", "c"))))
        .containsExactly(new RequireNotNull("t", "d"), new DropColumn("t", "e"));
  }

  @Test
  void anIndexThatIsWantedAgainIsNotDropped() {
    CreateIndex again = new CreateIndex("i", "t", List.of("c"), false, true, IndexKind.BTREE);
    assertThat(Withdrawal.from(List.of(new DropIndex("i"), new DropIndex("j")), List.of(again)))
        .containsExactly(new DropIndex("j"));
  }

  @Test
  void searchDoesNotFallBackToWhatItLookedIntoBefore() {
    SearchDocument older = new SearchDocument(List.of(), List.of());
    SearchDocument newer =
        new SearchDocument(
            List.of(), List.of(new SearchDocument.Source(SearchDocument.Kind.TEXT, List.of("c"))));
    KeepSearch now = new KeepSearch("t", newer, older, false);
    assertThat(Withdrawal.from(List.of(new KeepSearch("t", older, older, true)), List.of(now)))
        .containsExactly(new KeepSearch("t", newer, newer, true));
    assertThat(Withdrawal.from(List.of(new DropSearch("t"), new DropSearch("u")), List.of(now)))
        .containsExactly(new DropSearch("u"));
  }
}
