package io.viginti.metadata.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.OnDelete;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a standard object, defined on the side that holds the column; the other side of a
 * relation follows from {@link Link}.
 *
 * @param isSystem written by the server only
 * @param options values of a SELECT, in order
 */
record StandardField(
    String name,
    FieldType type,
    boolean isNullable,
    boolean isUnique,
    boolean isSystem,
    @Nullable JsonNode defaultValue,
    List<String> options,
    @Nullable Link link) {

  /**
   * Where a relation leads.
   *
   * @param targets singular names; several for a morph relation
   * @param inverse name of the list on each target
   * @param isOpen custom objects become targets too
   */
  record Link(List<String> targets, String inverse, OnDelete onDelete, boolean isOpen) {
    Link {
      targets = List.copyOf(targets);
    }
  }

  StandardField {
    options = List.copyOf(options);
  }

  static StandardField field(String name, FieldType type) {
    return new StandardField(name, type, true, false, false, null, List.of(), null);
  }

  static StandardField text(String name) {
    return field(name, FieldType.TEXT);
  }

  static StandardField dateTime(String name) {
    return field(name, FieldType.DATE_TIME);
  }

  /** A boolean that is never null. */
  static StandardField flag(String name, boolean defaultValue) {
    return new StandardField(
        name,
        FieldType.BOOLEAN,
        false,
        false,
        false,
        BooleanNode.valueOf(defaultValue),
        List.of(),
        null);
  }

  static StandardField select(String name, String... options) {
    return new StandardField(
        name, FieldType.SELECT, true, false, false, null, List.of(options), null);
  }

  /** A to-one relation; {@code inverse} is the list on the target. */
  static StandardField toOne(String name, String target, String inverse) {
    return new StandardField(
        name,
        FieldType.RELATION,
        true,
        false,
        false,
        null,
        List.of(),
        new Link(List.of(target), inverse, OnDelete.SET_NULL, false));
  }

  /** A to-one relation to one of several objects, custom ones included. */
  static StandardField toOneOfMany(String name, String inverse, String... targets) {
    return new StandardField(
        name,
        FieldType.MORPH_RELATION,
        true,
        false,
        false,
        null,
        List.of(),
        new Link(List.of(targets), inverse, OnDelete.CASCADE, true));
  }

  StandardField required() {
    return new StandardField(name, type, false, isUnique, isSystem, defaultValue, options, link);
  }

  StandardField unique() {
    return new StandardField(name, type, isNullable, true, isSystem, defaultValue, options, link);
  }

  StandardField serverWritten() {
    return new StandardField(name, type, isNullable, isUnique, true, defaultValue, options, link);
  }

  StandardField defaulting(String value) {
    return defaulting(TextNode.valueOf(value));
  }

  StandardField defaulting(JsonNode value) {
    return new StandardField(name, type, false, isUnique, isSystem, value, options, link);
  }

  /** Rows that point at a destroyed row are destroyed with it. */
  StandardField cascading() {
    if (link == null) {
      throw new IllegalStateException(name + " is no relation");
    }
    Link cascading = new Link(link.targets(), link.inverse(), OnDelete.CASCADE, link.isOpen());
    return new StandardField(
        name, type, isNullable, isUnique, isSystem, defaultValue, options, cascading);
  }
}
