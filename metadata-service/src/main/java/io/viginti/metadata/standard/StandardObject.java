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
  static Sentence object(String singular, String plural, String icon) {
    return new Sentence(singular, plural, icon, false);
  }

  /** Starts the definition of an object that serves others: no timeline activity, not searched. */
  static Sentence system(String singular, String plural, String icon) {
    return new Sentence(singular, plural, icon, true);
  }

  /** A definition that is not complete before {@link #of}. */
  static final class Sentence {
    private final String singular;
    private final String plural;
    private final String icon;
    private final boolean isSystem;
    private boolean isSearchable;
    private ClientWrites clientWrites = ClientWrites.ALL;
    private @Nullable String labelField;
    private List<List<String>> duplicateCriteria = List.of();
    private List<String> indexes = List.of();

    private Sentence(String singular, String plural, String icon, boolean isSystem) {
      this.singular = singular;
      this.plural = plural;
      this.icon = icon;
      this.isSystem = isSystem;
      this.isSearchable = !isSystem;
    }

    Sentence label(String field) {
      labelField = field;
      return this;
    }

    Sentence searchable() {
      isSearchable = true;
      return this;
    }

    /** The records are a projection: clients read and update them only. */
    Sentence projection() {
      clientWrites = ClientWrites.UPDATE_ONLY;
      return this;
    }

    @SafeVarargs
    final Sentence duplicatesBy(List<String>... criteria) {
      duplicateCriteria = List.of(criteria);
      return this;
    }

    Sentence indexedBy(String... paths) {
      indexes = List.of(paths);
      return this;
    }

    StandardObject of(StandardField... own) {
      return new StandardObject(
          singular,
          plural,
          icon,
          1,
          isSystem,
          isSearchable,
          clientWrites,
          labelField,
          duplicateCriteria,
          indexes,
          List.of(own));
    }
  }
}
