package io.viginti.contracts.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An active object with its active fields.
 *
 * @param tableName physical table, allotted once
 * @param isSystem its writes give no timeline activity
 * @param clientWrites which writes clients may make
 * @param labelField name of the field that labels a record; null when there is none
 * @param duplicateCriteria lists of field paths; two records that agree on every path of one list
 *     are duplicates
 */
public record ShapeObject(
    String nameSingular,
    String namePlural,
    String tableName,
    boolean isSystem,
    boolean isCustom,
    boolean isSearchable,
    ClientWrites clientWrites,
    @Nullable String labelField,
    List<List<String>> duplicateCriteria,
    List<ShapeField> fields,
    List<ShapeIndex> indexes) {
  /** Which writes the public API offers on an object. */
  public enum ClientWrites {
    ALL,
    /** Read and update only: the records are a projection (workspaceMember). */
    UPDATE_ONLY
  }

  public ShapeObject {
    duplicateCriteria = duplicateCriteria.stream().map(List::copyOf).toList();
    fields = List.copyOf(fields);
    indexes = List.copyOf(indexes);
  }
}
