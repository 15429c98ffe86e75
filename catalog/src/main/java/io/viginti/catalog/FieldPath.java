package io.viginti.catalog;

import java.util.stream.Stream;

/** Paths to a field or a part of one as indexes and criteria have them: {@code name.firstName}. */
final class FieldPath {
  private FieldPath() {}

  /** The columns that decide whether two values are the same; none for what has no column. */
  static Stream<Leaf> leaves(CatalogObject object, String path) {
    String[] steps = path.split("\\.", 2);
    return object.findField(steps[0]).stream()
        .flatMap(
            field ->
                switch (field) {
                  case LeafField leaf -> Stream.of(leaf);
                  case RelationIdField id -> Stream.of(id);
                  case CompositeField composite ->
                      composite.parts().stream().filter(part -> decides(composite, part, steps));
                  case ReferenceField reference ->
                      Stream.of((RelationIdField) object.requireField(reference.idName()));
                  case InverseOneField inverse -> Stream.empty();
                  case ToManyField many -> Stream.empty();
                });
  }

  private static boolean decides(
      CompositeField composite, CompositeField.Part part, String[] steps) {
    return steps.length > 1
        ? part.name().equals(steps[1])
        : composite.composite().decidingParts().contains(part.name());
  }
}
