package io.viginti.metadata.model;

import java.util.UUID;

/**
 * An option of a SELECT, MULTI_SELECT or RATING field.
 *
 * @param key what the column stores; never changes and is never used again
 * @param value the enum value clients see
 */
public record OptionModel(
    UUID id, String key, String value, String label, String color, int position) {}
