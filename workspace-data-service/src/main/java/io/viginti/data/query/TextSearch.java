package io.viginti.data.query;

/**
 * Records of any object by their text.
 *
 * @param objects singular names; nothing for all that are searched
 */
public record TextSearch(Operand query, Operand objects, Operand limit, Selection selection)
    implements Intent {}
