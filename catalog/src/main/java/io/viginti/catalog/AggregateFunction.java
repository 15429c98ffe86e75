package io.viginti.catalog;

import org.jspecify.annotations.Nullable;

/** A figure of one field over many records, under its name in the public API. */
public enum AggregateFunction {
  /** How many different values there are. */
  COUNT_DISTINCT("countDistinct", Answer.COUNTS),
  /** How many records have no value: null, an empty text or an empty list. */
  COUNT_EMPTY("countEmpty", Answer.COUNTS),
  /** The same of a hundred; null without records. */
  PERCENT_EMPTY("percentEmpty", Answer.PERCENTS),
  SUM("sum", Answer.NUMBERS),
  AVG("avg", Answer.NUMBERS),
  /** Texts in their order, options by their position. */
  MIN("min", Answer.EXTREMES),
  MAX("max", Answer.EXTREMES);

  private final String publicName;
  private final Answer answer;

  AggregateFunction(String publicName, Answer answer) {
    this.publicName = publicName;
    this.answer = answer;
  }

  /** The types that functions answer with, one of each per object and composite. */
  public enum Answer {
    COUNTS("AggregateCounts"),
    PERCENTS("AggregatePercents"),
    NUMBERS("AggregateNumbers"),
    EXTREMES("AggregateExtremes");

    private final String typeSuffix;

    Answer(String typeSuffix) {
      this.typeSuffix = typeSuffix;
    }

    /** What follows the name of the object or composite. */
    public String typeSuffix() {
      return typeSuffix;
    }

    /** Whether it has an entry for such a value. */
    public boolean takes(LeafType type) {
      return switch (this) {
        case COUNTS, PERCENTS -> true;
        case NUMBERS ->
            switch (type) {
              case INT, FLOAT, BIG_FLOAT, POSITION -> true;
              default -> false;
            };
        case EXTREMES ->
            switch (type) {
              case INT, FLOAT, BIG_FLOAT, POSITION, STRING, DATE, DATE_TIME, ENUM -> true;
              default -> false;
            };
      };
    }

    /** The type of its entry for such a value, in SDL notation. */
    public String typeOf(LeafType type, EnumType enumType) {
      return switch (this) {
        case COUNTS -> "Int!";
        case PERCENTS -> "Float";
        case NUMBERS -> "BigFloat";
        case EXTREMES -> type.outputType(enumType);
      };
    }
  }

  public String publicName() {
    return publicName;
  }

  public Answer answer() {
    return answer;
  }

  public boolean takes(Leaf leaf) {
    return answer.takes(leaf.leafType());
  }

  /** Null for a name that is none. */
  public static @Nullable AggregateFunction find(String publicName) {
    for (AggregateFunction function : values()) {
      if (function.publicName.equals(publicName)) {
        return function;
      }
    }
    return null;
  }
}
