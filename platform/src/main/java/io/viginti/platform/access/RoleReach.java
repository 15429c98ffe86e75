package io.viginti.platform.access;

import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.FieldPermission;
import io.viginti.contracts.access.ObjectPermission;
import io.viginti.contracts.access.RowRule;
import io.viginti.contracts.access.SettingPermission;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether who has one role may give another: only one that may no more than they may themselves.
 * Who may change all settings may give every role, the fixed ones included.
 */
public final class RoleReach {
  private RoleReach() {}

  /** Whether who has {@code grantor} may give {@code given}, or change a role that is so. */
  public static boolean mayGive(AccessRole grantor, AccessRole given) {
    if (grantor.canUpdateAllSettings()) {
      return true;
    }
    return Stream.of(SettingPermission.values())
            .allMatch(setting -> !given.canChange(setting) || grantor.canChange(setting))
        && isWithin(given.canReadAllRecords(), grantor.canReadAllRecords())
        && isWithin(given.canUpdateAllRecords(), grantor.canUpdateAllRecords())
        && isWithin(given.canSoftDeleteAllRecords(), grantor.canSoftDeleteAllRecords())
        && isWithin(given.canDestroyAllRecords(), grantor.canDestroyAllRecords())
        && objectsOf(grantor, given).stream().allMatch(object -> isWithin(object, given, grantor))
        && grantor.fields().stream().allMatch(field -> isRestricted(field, given));
  }

  private static Set<String> objectsOf(AccessRole grantor, AccessRole given) {
    Set<String> names = new HashSet<>();
    for (AccessRole role : List.of(grantor, given)) {
      role.objects().forEach(permission -> names.add(permission.objectName()));
      role.rules().forEach(rule -> names.add(rule.objectName()));
    }
    return names;
  }

  private static boolean isWithin(String object, AccessRole given, AccessRole grantor) {
    return isWithin(mayRead(object, given), mayRead(object, grantor))
        && isWithin(
            may(object, given, ObjectPermission::canUpdate, given.canUpdateAllRecords()),
            may(object, grantor, ObjectPermission::canUpdate, grantor.canUpdateAllRecords()))
        && isWithin(
            may(object, given, ObjectPermission::canSoftDelete, given.canSoftDeleteAllRecords()),
            may(
                object,
                grantor,
                ObjectPermission::canSoftDelete,
                grantor.canSoftDeleteAllRecords()))
        && isWithin(
            may(object, given, ObjectPermission::canDestroy, given.canDestroyAllRecords()),
            may(object, grantor, ObjectPermission::canDestroy, grantor.canDestroyAllRecords()))
        && isRuled(object, given, grantor);
  }

  /** Which of two rules lets more through is not decided: under a rule the same one is needed. */
  private static boolean isRuled(String object, AccessRole given, AccessRole grantor) {
    Optional<RowRule> rule = findRule(object, grantor);
    return rule.isEmpty() || !mayRead(object, given) || rule.equals(findRule(object, given));
  }

  private static boolean isRestricted(FieldPermission field, AccessRole given) {
    if (!mayRead(field.objectName(), given)) {
      return true;
    }
    return given.fields().stream()
        .filter(
            other ->
                other.objectName().equals(field.objectName())
                    && other.fieldName().equals(field.fieldName()))
        .findFirst()
        .map(
            other ->
                isWithin(other.canRead(), field.canRead())
                    && isWithin(other.canUpdate(), field.canUpdate()))
        .orElse(field.canRead() && field.canUpdate());
  }

  private static boolean mayRead(String object, AccessRole role) {
    return may(object, role, ObjectPermission::canRead, role.canReadAllRecords());
  }

  private static boolean may(
      String object,
      AccessRole role,
      Function<ObjectPermission, @Nullable Boolean> right,
      boolean inherited) {
    return role.objects().stream()
        .filter(permission -> permission.objectName().equals(object))
        .findFirst()
        .map(right)
        .orElse(inherited);
  }

  private static Optional<RowRule> findRule(String object, AccessRole role) {
    return role.rules().stream().filter(rule -> rule.objectName().equals(object)).findFirst();
  }

  private static boolean isWithin(boolean given, boolean own) {
    return !given || own;
  }
}
