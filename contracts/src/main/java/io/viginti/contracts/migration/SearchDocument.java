package io.viginti.contracts.migration;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What search finds a record by.
 *
 * @param label what labels the record; a word found there counts most
 * @param rest what else is searched; where only the beginning counts, earlier sources come first
 */
public record SearchDocument(List<Source> label, List<Source> rest) {
  public SearchDocument {
    label = List.copyOf(label);
    rest = List.copyOf(rest);
  }

  /** How the text of a source is taken from its columns. */
  public enum Kind {
    /** One column as text. */
    TEXT,
    /** A {@code text[]}. */
    LIST,
    /** Every string in a {@code jsonb}. */
    STRINGS,
    /** A phone number in one column, or calling code and number in two. */
    PHONE,
    /** A {@code jsonb} list of {@code {number, callingCode}}. */
    PHONES
  }

  /**
   * A part of the text.
   *
   * @param columns physical columns, one but for a PHONE with its calling code first
   */
  public record Source(Kind kind, List<String> columns) {
    public Source {
      columns = List.copyOf(columns);
      int most = kind == Kind.PHONE ? 2 : 1;
      if (columns.isEmpty() || columns.size() > most) {
        throw new IllegalArgumentException(
            "a source of kind %s has at most %d columns, given %s".formatted(kind, most, columns));
      }
    }
  }

  /** Every column of the text. */
  public Set<String> columns() {
    Set<String> columns = new HashSet<>();
    label.forEach(source -> columns.addAll(source.columns()));
    rest.forEach(source -> columns.addAll(source.columns()));
    return columns;
  }
}
