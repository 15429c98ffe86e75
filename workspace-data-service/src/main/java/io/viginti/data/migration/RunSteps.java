package io.viginti.data.migration;

import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Runs the repeatable steps of a script in their order. */
final class RunSteps {
  private static final int BATCH = 2_000;

  /** Its rows are held while their text is made; a writer waits no longer than for a batch. */
  private static final int SEARCH_BATCH = 500;

  private static final int DUPLICATES_NAMED = 20;
  private static final String UNIQUE_VIOLATION = "23505";

  private final MigrationStore store;
  private final Ddl ddl;

  RunSteps(MigrationStore store, Ddl ddl) {
    this.store = store;
    this.ddl = ddl;
  }

  void run(List<Step> steps) throws SQLException {
    for (Step step : steps) {
      run(step);
    }
  }

  private void run(Step step) throws SQLException {
    switch (step) {
      case Step.BuildIndex index -> build(index);
      case Step.DropIndex drop -> store.executePatiently(drop.statement());
      case Step.DropOtherIndexes others -> dropOthers(others);
      case Step.Change change -> store.inTransaction(change.statements(), () -> true);
      case Step.Sweep sweep -> sweep(sweep);
      case Step.FillSearch fill -> fillSearch(fill);
      case Step.ClearSearch clear -> clearSearch(clear);
      case Step.Validate validate -> validate(validate);
    }
  }

  private void build(Step.BuildIndex index) throws SQLException {
    Optional<Boolean> valid = store.findIndexValidity(index.name());
    if (valid.isPresent()) {
      if (valid.get()) {
        return;
      }
      store.executePatiently(ddl.dropIndex(index.name(), true));
    }
    try {
      store.executePatiently(index.build());
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw duplicates(index);
      }
      throw Refusals.explain(e, index.name()).orElseThrow(() -> e);
    }
  }

  private void dropOthers(Step.DropOtherIndexes others) throws SQLException {
    for (String name : store.listIndexes(others.table())) {
      if (!others.kept().contains(name)) {
        store.executePatiently(ddl.dropIndex(name, true));
      }
    }
  }

  private VigintiException duplicates(Step.BuildIndex index) throws SQLException {
    String columns = String.join(", ", index.uniqueColumns());
    List<Problem> problems =
        store
            .duplicates(
                ddl, index.table(), index.uniqueColumns(), index.liveRowsOnly(), DUPLICATES_NAMED)
            .stream()
            .map(
                found ->
                    new Problem(
                        List.of(columns),
                        "\"" + found.getKey() + "\" occurs " + found.getValue() + " times"))
            .toList();
    return VigintiException.of(
        ErrorCode.CONFLICT, columns + " would hold duplicates", null, problems);
  }

  private void sweep(Step.Sweep sweep) throws SQLException {
    Optional<String> last = Optional.of("");
    try {
      while (last.isPresent()) {
        String from = last.get();
        last = Retry.retrying(() -> store.sweep(ddl, sweep, from, BATCH));
      }
    } catch (SQLException e) {
      throw Refusals.explain(e, sweep.column()).orElseThrow(() -> e);
    }
  }

  private void fillSearch(Step.FillSearch fill) throws SQLException {
    SearchDdl search = new SearchDdl(ddl);
    Optional<String> last = Optional.of("");
    while (last.isPresent()) {
      String page = search.fill(fill.table(), fill.document(), last.get(), SEARCH_BATCH);
      last = Retry.retrying(() -> store.first(page));
    }
  }

  private void clearSearch(Step.ClearSearch clear) throws SQLException {
    String batch = new SearchDdl(ddl).clear(clear.table(), BATCH);
    while (Retry.retrying(() -> store.update(batch)) > 0) {
      // until none is left
    }
  }

  private void validate(Step.Validate validate) throws SQLException {
    try {
      Retry.retrying(
          () -> {
            store.execute(validate.statement());
            return true;
          });
    } catch (SQLException e) {
      throw Refusals.explain(e, validate.column()).orElseThrow(() -> e);
    }
  }
}
