package io.viginti.data.plan;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.ToManyField;
import java.util.List;

/**
 * A list of records.
 *
 * @param seesDeleted whether deleted records are found
 * @param order of the list; completed by the stage {@code shape}
 */
public record ReadPlan(
    CatalogObject object,
    Anchor anchor,
    boolean seesDeleted,
    Condition where,
    List<SortKey> order,
    Page page,
    RecordOutput output) {
  public ReadPlan {
    order = List.copyOf(order);
  }

  /** Where the list starts from. */
  public sealed interface Anchor {}

  /** All records of the object. */
  public record Everything() implements Anchor {}

  /** Given ids, answered in their order; neither condition nor order nor page. */
  public record GivenIds() implements Anchor {}

  /** For each of given parents the records of one of its lists. */
  public record ChildrenBy(ToManyField.Link link) implements Anchor {}

  /** For each of given groups its records. */
  public record MembersOf(List<Dimension> dimensions) implements Anchor {
    public MembersOf {
      dimensions = List.copyOf(dimensions);
    }
  }

  /**
   * For each of given records those that have its values in every column of one of the lists.
   *
   * @param isById the records are there and given by their ids; otherwise by values
   */
  public record DuplicatesOf(List<List<Leaf>> criteria, boolean isById) implements Anchor {
    public DuplicatesOf {
      criteria = criteria.stream().map(List::copyOf).toList();
    }

    /** Every column that is compared, once. */
    public List<Leaf> compared() {
      return criteria.stream().flatMap(List::stream).distinct().toList();
    }
  }

  public ReadPlan withWhere(Condition condition) {
    return new ReadPlan(object, anchor, seesDeleted, condition, order, page, output);
  }

  public ReadPlan withOrder(List<SortKey> keys) {
    return new ReadPlan(object, anchor, seesDeleted, where, keys, page, output);
  }

  public ReadPlan withAnchor(Anchor start) {
    return new ReadPlan(object, start, seesDeleted, where, order, page, output);
  }

  public ReadPlan withOutput(RecordOutput record) {
    return new ReadPlan(object, anchor, seesDeleted, where, order, page, record);
  }
}
