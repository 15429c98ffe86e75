package io.viginti.gateway.operation;

/**
 * An {@code @include} or {@code @skip} above a root field.
 *
 * @param variable the Boolean variable it asks
 * @param expected the value with which the field is selected
 */
record Condition(String variable, boolean expected) {}
