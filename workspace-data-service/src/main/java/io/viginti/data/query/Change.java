package io.viginti.data.query;

/** What a mutation does to the records of an object. */
public sealed interface Change {
  /** Whether the answer is a list. */
  boolean isMany();

  /**
   * Creates records, all or none.
   *
   * @param data an input, or a list of inputs when there are many
   */
  record Create(Operand data, boolean isMany) implements Change {}

  /**
   * Creates records and leaves those alone whose id is taken.
   *
   * @param data a list of inputs with ids
   */
  record CreateIfAbsent(Operand data) implements Change {
    @Override
    public boolean isMany() {
      return true;
    }
  }

  /** Updates one record or many. */
  record Update(Chosen chosen, Operand data) implements Change {
    @Override
    public boolean isMany() {
      return chosen.isMany();
    }
  }

  /** Hides records until they are restored. */
  record Delete(Chosen chosen) implements Change {
    @Override
    public boolean isMany() {
      return chosen.isMany();
    }
  }

  /** Brings deleted records back. */
  record Restore(Chosen chosen) implements Change {
    @Override
    public boolean isMany() {
      return chosen.isMany();
    }
  }

  /** Removes records for good, and what their relations ask for. */
  record Destroy(Chosen chosen) implements Change {
    @Override
    public boolean isMany() {
      return chosen.isMany();
    }
  }

  /**
   * Creates records, or updates and restores those that have the id given, else the unique values.
   *
   * @param data an input, or a list of inputs when there are many
   */
  record Upsert(Operand data, boolean isMany) implements Change {}

  /**
   * Makes one record of several: the one at the index stays, its values win, the others are
   * deleted.
   *
   * @param ids a list
   * @param isDryRun answers the merged record and leaves everything as it was
   */
  record Merge(Operand ids, Operand conflictPriorityIndex, boolean isDryRun) implements Change {
    @Override
    public boolean isMany() {
      return false;
    }
  }

  /** Which records are changed. */
  sealed interface Chosen {
    boolean isMany();
  }

  /**
   * One record, NOT_FOUND when it is not there.
   *
   * @param ifUpdatedAt the version the caller has seen; nothing for any
   */
  record ById(Operand id, Operand ifUpdatedAt) implements Chosen {
    @Override
    public boolean isMany() {
      return false;
    }
  }

  /** All that a filter selects. */
  record Matching(Operand filter) implements Chosen {
    @Override
    public boolean isMany() {
      return true;
    }
  }
}
