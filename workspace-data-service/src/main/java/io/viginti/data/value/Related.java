package io.viginti.data.value;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.RelationIdField;

/**
 * A record that an input relates to and whose id it does not give.
 *
 * @param place where its id belongs
 * @param record which one it is
 */
public record Related(Place place, Told record) {
  /** Where the id belongs. */
  public sealed interface Place {}

  /** In the column of a relation to one record. */
  public record Column(RelationIdField field) implements Place {}

  /** Among the links that a list gets. */
  public record Linked(String list) implements Place {}

  /** Among the links that a list loses. */
  public record Unlinked(String list) implements Place {}

  /** Which record it is. */
  public sealed interface Told {
    /** Where the input tells it. */
    InputPath at();

    CatalogObject object();
  }

  /** One that is there and not deleted. */
  public record Known(InputPath at, RecordKey key) implements Told {
    @Override
    public CatalogObject object() {
      return key.object();
    }
  }

  /** One that is to be created. */
  public record Created(InputPath at, CatalogObject object, WriteRow row) implements Told {}
}
