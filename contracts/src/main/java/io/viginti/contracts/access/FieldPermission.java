package io.viginti.contracts.access;

/**
 * What a role may do with a field. It only restricts: true leaves what the object's permission
 * says.
 *
 * @param objectName singular name
 */
public record FieldPermission(
    String objectName, String fieldName, boolean canRead, boolean canUpdate) {}
