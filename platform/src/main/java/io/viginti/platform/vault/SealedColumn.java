package io.viginti.platform.vault;

import java.util.function.Function;

/**
 * Where a feature keeps sealed values. A bean of this type for each (all parts are SQL of the
 * service's own schema, none comes from outside), so that a rotation finds them.
 *
 * @param table its name, as reports show it
 * @param rows a condition that holds for the rows with sealed values
 * @param id the primary key
 * @param keyId what gives the key's id
 * @param sealed what gives the sealed bytes
 * @param assignment sets {@code $2}, the bytes, and {@code $3}, the key's id, in an update
 * @param context what a value is sealed in, by the row's id as text
 */
public record SealedColumn(
    String table,
    String rows,
    String id,
    String keyId,
    String sealed,
    String assignment,
    Function<String, byte[]> context) {

  /** Two plain columns, the bytes and the key's id, which are null together. */
  public static SealedColumn of(
      String table, String id, String sealed, String keyId, Function<String, byte[]> context) {
    return new SealedColumn(
        table,
        sealed + " is not null",
        id,
        keyId,
        sealed,
        sealed + " = $2, " + keyId + " = $3",
        context);
  }

  /** Rows sealed under another key than {@code $1}, among those of {@code $2}. */
  String selectOutdated() {
    return "select "
        + id
        + "::text, "
        + keyId
        + ", "
        + sealed
        + " from "
        + table
        + " where "
        + rows
        + " and "
        + keyId
        + " <> $1 and "
        + keyId
        + " = any($2) limit $3 for update skip locked";
  }

  String update() {
    return "update " + table + " set " + assignment + " where " + id + "::text = $1";
  }

  /** How many rows are left for later, and how many no key of {@code $2} opens. */
  String count() {
    return "select count(*) filter (where "
        + keyId
        + " <> $1 and "
        + keyId
        + " = any($2)), count(*) filter (where not "
        + keyId
        + " = any($2)) from "
        + table
        + " where "
        + rows;
  }
}
