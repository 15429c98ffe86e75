package io.viginti.catalog;

import io.viginti.contracts.shape.ColumnType;

/** A value in one column: a field of its own, or a part of a composite. */
public interface Leaf {
  LeafType leafType();

  /** Physical column name, unquoted. */
  String column();

  ColumnType columnType();

  /** {@link EnumType#NONE} when the leaf is no enum. */
  EnumType enumType();

  /** The type in answers, SDL notation without a closing {@code !}. */
  default String outputType() {
    return leafType().outputType(enumType());
  }

  /** The type in inputs, SDL notation without a closing {@code !}. */
  default String inputType() {
    return leafType().inputType(enumType());
  }

  /** The input type of its filter. */
  default String filterType() {
    return leafType().filterType(enumType());
  }
}
