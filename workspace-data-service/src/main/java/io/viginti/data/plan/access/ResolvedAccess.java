package io.viginti.data.plan.access;

/**
 * What a role may do, resolved against one shape. Plans are keyed by its hash, so callers whose
 * access is equal share them.
 *
 * @param hash address of the content
 */
public record ResolvedAccess(String hash) {
  private static final ResolvedAccess EVERYTHING = new ResolvedAccess("everything");

  /** No restriction: the fixed roles, and the mesh acting for itself. */
  public static ResolvedAccess everything() {
    return EVERYTHING;
  }

  boolean isUnrestricted() {
    return equals(EVERYTHING);
  }
}
