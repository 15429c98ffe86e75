package io.viginti.contracts.access;

import org.jspecify.annotations.Nullable;

/**
 * What a role may do with the records of an object, where that differs from what it may with all
 * records. Null inherits the role's own.
 *
 * @param objectName singular name
 * @param canUpdate creating records included
 */
public record ObjectPermission(
    String objectName,
    @Nullable Boolean canRead,
    @Nullable Boolean canUpdate,
    @Nullable Boolean canSoftDelete,
    @Nullable Boolean canDestroy) {}
