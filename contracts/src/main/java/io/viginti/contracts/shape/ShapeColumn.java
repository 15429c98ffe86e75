package io.viginti.contracts.shape;

import org.jspecify.annotations.Nullable;

/**
 * One physical column of a field.
 *
 * @param part the sub-field it stores ({@code firstName}); null when the field has one column. A
 *     to-one relation has the part {@code Id}, a morph relation the parts {@code Object} and {@code
 *     Id}.
 * @param name the column's name in PostgreSQL, allotted once
 */
public record ShapeColumn(@Nullable String part, String name, ColumnType type) {}
