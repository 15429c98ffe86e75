package io.viginti.catalog;

import io.viginti.contracts.shape.ShapeIndex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What no two live records of an object share.
 *
 * @param fields paths as the public API writes them
 * @param leaves the columns that decide
 */
public record UniqueKey(CatalogObject object, List<String> fields, List<Leaf> leaves) {
  public UniqueKey {
    fields = List.copyOf(fields);
    leaves = List.copyOf(leaves);
  }

  /** The fields that an input gives to tell a record by the key. */
  public Set<CatalogField> fieldsGiven() {
    Set<CatalogField> given = new LinkedHashSet<>();
    for (Leaf leaf : leaves) {
      given.add(leaf instanceof CompositeField.Part part ? part.field() : (CatalogField) leaf);
    }
    return given;
  }

  /** Those of an object, its id not among them. */
  static List<UniqueKey> of(CatalogObject object) {
    List<UniqueKey> keys = new ArrayList<>();
    for (ShapeIndex index : object.source().indexes()) {
      if (index.isUnique()) {
        List<Leaf> leaves = new ArrayList<>();
        index.fields().forEach(path -> FieldPath.leaves(object, path).forEach(leaves::add));
        if (!leaves.isEmpty()) {
          keys.add(new UniqueKey(object, index.fields(), leaves));
        }
      }
    }
    return keys;
  }
}
