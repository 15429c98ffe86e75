package io.viginti.data.frontend;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import java.util.function.Predicate;

/**
 * What is answered where a request names no fields: a front end leaves out what would be refused.
 */
public record Readable(Predicate<CatalogObject> objects, Predicate<CatalogField> fields) {
  /** To somebody who may read everything. */
  public static final Readable ALL = new Readable(object -> true, field -> true);

  public boolean has(CatalogObject object) {
    return objects.test(object);
  }

  public boolean has(CatalogField field) {
    return fields.test(field);
  }
}
