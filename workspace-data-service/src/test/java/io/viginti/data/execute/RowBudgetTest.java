package io.viginti.data.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowBudgetTest {
  private final RowBudget budget = new RowBudget(100);
  private final List<Running> running = new ArrayList<>();

  /** A statement that was started and has not answered. */
  private record Running(long limit, Promise<List<Row>> rows) {
    void bring(int count) {
      rows.complete(Collections.nCopies(count, null));
    }
  }

  private Future<List<Row>> ask(long most) {
    return budget.spend(
        most,
        limit -> {
          Running started = new Running(limit, Promise.promise());
          running.add(started);
          return started.rows().future();
        });
  }

  private static ErrorCode code(Future<?> failed) {
    return ((VigintiException) failed.cause()).code();
  }

  @Test
  void statementsThatFitRunSideBySide() {
    ask(60);
    ask(40);

    assertThat(running).extracting(Running::limit).containsExactly(60L, 40L);
  }

  @Test
  void oneThatMayNotFitWaitsAndRunsAloneWithARowMoreThanIsLeft() {
    ask(60);
    Future<List<Row>> second = ask(1_000);
    assertThat(running).hasSize(1);

    running.getFirst().bring(10);
    assertThat(running).extracting(Running::limit).containsExactly(60L, 91L);
    running.get(1).bring(90);

    assertThat(second.result()).hasSize(90);
  }

  @Test
  void theRowTooManyIsRefusedAndSoIsWhatComesAfter() {
    Future<List<Row>> first = ask(1_000);
    Future<List<Row>> second = ask(1_000);
    running.getFirst().bring(101);

    assertThat(code(first)).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    assertThat(first.cause()).hasMessageContaining("100").hasMessageContaining("101");
    assertThat(code(second)).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    assertThat(running).hasSize(1);
  }

  @Test
  void howeverManyWaitTheyAreRefusedOneAfterTheOther() {
    ask(1_000);
    List<Future<List<Row>>> waiting = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      waiting.add(ask(1_000));
    }
    running.getFirst().bring(101);

    assertThat(waiting).allMatch(Future::failed);
    assertThat(running).hasSize(1);
  }

  @Test
  void aStatementThatCannotBeStartedLeavesRoomForTheOthers() {
    Future<List<Row>> bad =
        budget.spend(
            100,
            limit -> {
              throw new IllegalArgumentException("a value that cannot be bound");
            });

    assertThat(bad.failed()).isTrue();
    ask(1_000);
    assertThat(running).hasSize(1);
  }

  @Test
  void aSpentBudgetStillAnswersListsThatAreEmpty() {
    ask(100);
    running.getFirst().bring(100);
    Future<List<Row>> empty = ask(60);
    running.get(1).bring(0);

    assertThat(running.get(1).limit()).isEqualTo(1);
    assertThat(empty.result()).isEmpty();
  }

  @Test
  void aFailureLeavesRoomForTheOthers() {
    Future<List<Row>> first = ask(100);
    Future<List<Row>> second = ask(100);
    running.getFirst().rows().fail("away");

    assertThat(first.failed()).isTrue();
    running.get(1).bring(100);
    assertThat(second.result()).hasSize(100);
  }

  @Test
  void anAttemptThatCameToNothingIsForgotten() {
    long mark = budget.mark();
    ask(100);
    running.getFirst().bring(100);
    budget.back(mark);

    assertThat(budget.mayExceed(100)).isFalse();
    assertThat(budget.mayExceed(101)).isTrue();
  }
}
