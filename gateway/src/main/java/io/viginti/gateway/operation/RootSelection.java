package io.viginti.gateway.operation;

import graphql.language.Field;
import java.util.List;

/**
 * A root field as it was selected, lifted out of the fragments around it.
 *
 * @param field without the {@code @include} and {@code @skip} that are decided here
 * @param nonNull whether the schema declares it so: its null is the null of {@code data}
 * @param conditions all must hold; those on constants are decided already
 */
record RootSelection(Field field, Owner owner, boolean nonNull, List<Condition> conditions) {
  RootSelection {
    conditions = List.copyOf(conditions);
  }

  String responseKey() {
    return field.getAlias() != null ? field.getAlias() : field.getName();
  }
}
