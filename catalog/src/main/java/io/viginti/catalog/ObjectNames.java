package io.viginti.catalog;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Every name generated for an object, those of later releases included, so that a name once
 * accepted never meets one that a release adds.
 */
public record ObjectNames(String singular, String plural) {
  /** What follows the type name in the types of an object. */
  private static final List<String> TYPE_SUFFIXES =
      List.of(
          "",
          "FilterInput",
          "ListFilterInput",
          "OrderByInput",
          "CreateInput",
          "UpdateInput",
          "RelationInput",
          "RelationListInput",
          "WhereInput",
          "Connection",
          "Edge",
          "Aggregate",
          "AggregateCounts",
          "AggregatePercents",
          "AggregateNumbers",
          "AggregateExtremes",
          "GroupByInput",
          "GroupResult");

  public String type() {
    return capitalized(singular);
  }

  public String filterInput() {
    return type() + "FilterInput";
  }

  /** The filter of a list of such records: {@code some}, {@code none}, {@code every}. */
  public String listFilterInput() {
    return type() + "ListFilterInput";
  }

  public String orderByInput() {
    return type() + "OrderByInput";
  }

  /**
   * {@code CompanyGroupOrderByInput}. Of the standard object view it would be the order of the
   * standard object viewGroup, which has that name already (ADR 9).
   */
  public String groupOrderByInput() {
    return type() + (singular.equals("view") ? "GroupedOrderByInput" : "GroupOrderByInput");
  }

  public String createInput() {
    return type() + "CreateInput";
  }

  public String updateInput() {
    return type() + "UpdateInput";
  }

  /** What is given to a relation to one record of the object, in place of its id. */
  public String relationInput() {
    return type() + "RelationInput";
  }

  /** What is given to a list of links to the object. */
  public String relationListInput() {
    return type() + "RelationListInput";
  }

  /** Tells one record of the object. */
  public String whereInput() {
    return type() + "WhereInput";
  }

  public String one() {
    return singular;
  }

  public String many() {
    return plural;
  }

  /** The root field. */
  public String connection() {
    return plural + "Connection";
  }

  /** What {@link #connection()} answers. */
  public String connectionType() {
    return type() + "Connection";
  }

  public String edgeType() {
    return type() + "Edge";
  }

  /** The root field. */
  public String aggregate() {
    return plural + "Aggregate";
  }

  /** What {@link #aggregate()} answers. */
  public String aggregateType() {
    return type() + "Aggregate";
  }

  /** What an aggregate holds of each field. */
  public String aggregateType(AggregateFunction.Answer answer) {
    return type() + answer.typeSuffix();
  }

  /** The root field. */
  public String groupBy() {
    return plural + "GroupBy";
  }

  /** The root field. */
  public String duplicates() {
    return singular + "Duplicates";
  }

  public String groupByInput() {
    return type() + "GroupByInput";
  }

  /** One group of what {@link #groupBy()} answers. */
  public String groupType() {
    return type() + "GroupResult";
  }

  public String create() {
    return "create" + type();
  }

  public String createMany() {
    return "create" + capitalized(plural);
  }

  public String update() {
    return "update" + type();
  }

  public String updateMany() {
    return "update" + capitalized(plural);
  }

  public String delete() {
    return "delete" + type();
  }

  public String deleteMany() {
    return "delete" + capitalized(plural);
  }

  public String restore() {
    return "restore" + type();
  }

  public String restoreMany() {
    return "restore" + capitalized(plural);
  }

  public String destroy() {
    return "destroy" + type();
  }

  public String destroyMany() {
    return "destroy" + capitalized(plural);
  }

  public String merge() {
    return "merge" + capitalized(plural);
  }

  /** The enum of a SELECT, MULTI_SELECT or RATING field. */
  public String enumType(String field) {
    return type() + capitalized(field) + "Enum";
  }

  /** All object and input types. */
  public List<String> allTypes() {
    return Stream.concat(
            TYPE_SUFFIXES.stream().map(suffix -> type() + suffix), Stream.of(groupOrderByInput()))
        .toList();
  }

  /** All types that a field with options gives. */
  public List<String> allEnumTypes(String field) {
    String name = enumType(field);
    return List.of(name, name + "FilterInput", name + "ListFilterInput");
  }

  /** All root fields of Query. */
  public List<String> allQueries() {
    return List.of(singular, plural, connection(), aggregate(), groupBy(), duplicates());
  }

  /** All root fields of Mutation. */
  public List<String> allMutations() {
    return List.of(
        create(),
        createMany(),
        update(),
        updateMany(),
        delete(),
        deleteMany(),
        restore(),
        restoreMany(),
        destroy(),
        destroyMany(),
        merge());
  }

  /** The name with its first letter in upper case. */
  public static String capitalized(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
