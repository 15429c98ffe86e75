package io.viginti.metadata.standard;

import io.viginti.contracts.shape.ShapeObject.ClientWrites;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a standard object, written as a sentence: {@code
 * object("company").plural("companies").label("name").of(…)}.
 *
 * @param version rises with each change of the definition; a workspace that is behind is brought up
 * @param indexes single-field paths on which rows are listed in order, beside what the engine needs
 *     by itself
 */
record StandardObject(
    String singular,
    String plural,
    String icon,
    int version,
    boolean isSystem,
    boolean isSearchable,
    ClientWrites clientWrites,
    @Nullable String labelField,
    List<List<String>> duplicateCriteria,
    List<String> indexes,
    List<StandardField> fields) {

  StandardObject {
    duplicateCriteria = duplicateCriteria.stream().map(List::copyOf).toList();
    indexes = List.copyOf(indexes);
    fields = List.copyOf(fields);
  }

  /** Starts a definition: a record people work with, whose writes give a timeline activity. */
  static StandardObject object(String singular, String plural, String icon) {
    return new StandardObject(
        singular,
        plural,
        icon,
        1,
        false,
        true,
        ClientWrites.ALL,
        null,
        List.of(),
        List.of(),
        List.of());
  }

  /** Starts the definition of an object that serves others: no timeline activity, not searched. */
  static StandardObject system(String singular, String plural, String icon) {
    return new StandardObject(
        singular,
        plural,
        icon,
        1,
        true,
        false,
        ClientWrites.ALL,
        null,
        List.of(),
        List.of(),
        List.of());
  }

  StandardObject label(String field) {
    return new StandardObject(
        singular,
        plural,
        icon,
        version,
        isSystem,
        isSearchable,
        clientWrites,
        field,
        duplicateCriteria,
        indexes,
        fields);
  }

  StandardObject searchable() {
    return new StandardObject(
        singular,
        plural,
        icon,
        version,
        isSystem,
        true,
        clientWrites,
        labelField,
        duplicateCriteria,
        indexes,
        fields);
  }

  /** The records are a projection: clients read and update them only. */
  StandardObject projection() {
    return new StandardObject(
        singular,
        plural,
        icon,
        version,
        isSystem,
        isSearchable,
        ClientWrites.UPDATE_ONLY,
        labelField,
        duplicateCriteria,
        indexes,
        fields);
  }

  @SafeVarargs
  final StandardObject duplicatesBy(List<String>... criteria) {
    return new StandardObject(
        singular,
        plural,
        icon,
        version,
        isSystem,
        isSearchable,
        clientWrites,
        labelField,
        List.of(criteria),
        indexes,
        fields);
  }

  StandardObject indexedBy(String... paths) {
    return new StandardObject(
        singular,
        plural,
        icon,
        version,
        isSystem,
        isSearchable,
        clientWrites,
        labelField,
        duplicateCriteria,
        List.of(paths),
        fields);
  }

  StandardObject of(StandardField... own) {
    return new StandardObject(
        singular,
        plural,
        icon,
        version,
        isSystem,
        isSearchable,
        clientWrites,
        labelField,
        duplicateCriteria,
        indexes,
        List.of(own));
  }
}
