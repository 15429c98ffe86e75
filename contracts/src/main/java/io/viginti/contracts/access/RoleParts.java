package io.viginti.contracts.access;

import java.util.List;

/**
 * {@code PUT metadata-service /internal/workspaces/{id}/roles/{role}/permissions?grantor=}:
 * replaces what a role has for the objects that are named, of each kind apart. Answered with the
 * {@link AccessRole}.
 *
 * @param objects all null takes the object's permission away
 * @param fields of an object that is named all field permissions are replaced; true and true is
 *     none
 * @param rules a filter that is JSON null takes the object's rule away
 */
public record RoleParts(
    List<ObjectPermission> objects, List<FieldPermission> fields, List<RowRule> rules) {
  public RoleParts {
    objects = List.copyOf(objects);
    fields = List.copyOf(fields);
    rules = List.copyOf(rules);
  }
}
