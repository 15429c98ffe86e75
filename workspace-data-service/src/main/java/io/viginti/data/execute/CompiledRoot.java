package io.viginti.data.execute;

import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.ConnectionPlan;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.sql.PageStatements;
import io.viginti.data.sql.ReadStatement;
import io.viginti.platform.error.VigintiException;
import java.util.Optional;

/** A root field, ready to run. */
public sealed interface CompiledRoot {
  /** Its name in the answer. */
  String key();

  /** {@code "name":} as bytes. */
  byte[] label();

  /** Estimated bytes on the heap. */
  int weight();

  /** A constant, as JSON. */
  record Constant(String key, byte[] label, byte[] json) implements CompiledRoot {
    @Override
    public int weight() {
      return 200;
    }
  }

  /**
   * A read.
   *
   * @param isList otherwise the first row is answered
   * @param isNullable whether there may be none
   */
  record Read(
      String key,
      byte[] label,
      CatalogObject object,
      ReadStatement statement,
      boolean isList,
      boolean isNullable)
      implements CompiledRoot {
    @Override
    public int weight() {
      return 300 + statement.weight();
    }
  }

  /**
   * A page of a list.
   *
   * @param total counts all pages; empty when it is not asked for
   */
  record Connection(
      String key,
      byte[] label,
      ConnectionPlan plan,
      PageStatements statements,
      Optional<ReadStatement> total)
      implements CompiledRoot {
    @Override
    public int weight() {
      return 500 + statements.weight();
    }
  }

  /** For each of given records those that are the same. */
  record Duplicates(String key, byte[] label, RootPlan.Duplicates plan, ReadStatement statement)
      implements CompiledRoot {
    @Override
    public int weight() {
      return 300 + statement.weight();
    }
  }

  /** Records of several objects. */
  record Search(String key, byte[] label, ReadStatement statement) implements CompiledRoot {
    @Override
    public int weight() {
      return 300 + statement.weight();
    }
  }

  /** A write; {@code answer} reads the records written. */
  record Write(String key, byte[] label, RootPlan.Write plan, ReadStatement answer)
      implements CompiledRoot {
    @Override
    public int weight() {
      return 1_000 + answer.weight();
    }
  }

  /** A root field that cannot be run; the others can. */
  record Refused(String key, byte[] label, boolean isNullable, VigintiException error)
      implements CompiledRoot {
    @Override
    public int weight() {
      return 500;
    }
  }
}
