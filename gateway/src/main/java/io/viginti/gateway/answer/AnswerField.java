package io.viginti.gateway.answer;

/**
 * A root field of an answer.
 *
 * @param responseKey its alias or name
 * @param name of the field
 * @param nonNull whether its null is the null of {@code data}
 */
public record AnswerField(String responseKey, String name, boolean nonNull) {}
