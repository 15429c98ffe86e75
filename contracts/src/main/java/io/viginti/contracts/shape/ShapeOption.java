package io.viginti.contracts.shape;

/**
 * An option of a SELECT, MULTI_SELECT or RATING field.
 *
 * @param key what the column stores; never changes
 * @param value the enum value clients see, {@code ^[A-Z][A-Z0-9_]*$}
 * @param position sort order, ascending
 */
public record ShapeOption(String key, String value, int position) {}
