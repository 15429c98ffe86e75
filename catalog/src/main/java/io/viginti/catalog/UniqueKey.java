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
        index.fields().forEach(path -> leaves.addAll(leaves(object, path)));
        if (!leaves.isEmpty()) {
          keys.add(new UniqueKey(object, index.fields(), leaves));
        }
      }
    }
    return keys;
  }

  /** A composite is unique by the parts that decide. */
  private static List<? extends Leaf> leaves(CatalogObject object, String path) {
    String[] steps = path.split("\\.", 2);
    return object
        .findField(steps[0])
        .map(
            field ->
                switch (field) {
                  case LeafField leaf -> List.of(leaf);
                  case RelationIdField id -> List.of(id);
                  case CompositeField composite ->
                      composite.parts().stream()
                          .filter(part -> decides(composite, part, steps))
                          .toList();
                  case ReferenceField reference ->
                      List.of((RelationIdField) object.requireField(reference.idName()));
                  case InverseOneField inverse -> List.<Leaf>of();
                  case ToManyField many -> List.<Leaf>of();
                })
        .orElse(List.of());
  }

  private static boolean decides(
      CompositeField composite, CompositeField.Part part, String[] steps) {
    return steps.length > 1
        ? part.name().equals(steps[1])
        : composite.composite().decidingParts().contains(part.name());
  }
}
