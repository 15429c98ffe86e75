package io.viginti.contracts.shape;

import java.util.List;

/**
 * Everything a schema or a query plan depends on.
 *
 * @param format version of this record's own form; raise it when a reader must know
 * @param objects sorted by singular name, so that equal shapes are equal bytes
 */
public record Shape(int format, List<ShapeObject> objects) {
  /** The form written today. */
  public static final int FORMAT = 1;

  public Shape {
    objects = List.copyOf(objects);
  }
}
