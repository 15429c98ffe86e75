package io.viginti.data.sql;

import io.viginti.catalog.EnumType;
import io.viginti.catalog.value.Scalar;
import java.util.List;

/** Where an entry of an answered record is found in the statement's row. */
public sealed interface Cell {
  /** {@code "name":} as bytes. */
  byte[] label();

  /** The entry's name in paths. */
  String key();

  /** A constant, as JSON. */
  record Constant(String key, byte[] label, byte[] json) implements Cell {}

  /** A column. */
  record Value(
      String key, byte[] label, int column, Scalar scalar, EnumType options, boolean isNullable)
      implements Cell {}

  /**
   * A column of JSON items answered in part.
   *
   * @param areFiles whether their {@code url} is made for the answer
   */
  record Documents(
      String key,
      byte[] label,
      int column,
      List<Entry> entries,
      boolean areFiles,
      boolean isNullable)
      implements Cell {
    /** Name of the entry in the answer and in the stored item; or a constant. */
    public record Entry(byte[] label, String name, byte[] constant) {}
  }

  /**
   * Figures read by a statement of their own, a row for each parent.
   *
   * @param parentIdColumn the id that stands for the parent
   * @param child place in {@link ReadStatement#children()}
   */
  record ToManyFigures(String key, byte[] label, int parentIdColumn, int child) implements Cell {}

  /** An object that is never null. */
  record Composite(String key, byte[] label, List<Cell> cells) implements Cell {}

  /** Values as a list. */
  record Listed(String key, byte[] label, List<Cell> cells) implements Cell {}

  /** The record itself as an object. */
  record Same(String key, byte[] label, List<Cell> cells) implements Cell {}

  /** The record's place in the list. */
  record Cursor(String key, byte[] label, CursorForm form) implements Cell {}

  /** An object that is null where the column is. */
  record ToOne(String key, byte[] label, int idColumn, List<Cell> cells) implements Cell {}

  /**
   * A list read by a statement of its own.
   *
   * @param parentIdColumn the id its records lead to
   * @param child place in {@link ReadStatement#children()}
   */
  record ToMany(String key, byte[] label, int parentIdColumn, int child) implements Cell {}
}
