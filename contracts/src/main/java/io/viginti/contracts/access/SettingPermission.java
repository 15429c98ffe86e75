package io.viginti.contracts.access;

/** A part of a workspace's settings that a role may be allowed to change. */
public enum SettingPermission {
  MEMBERS,
  ROLES,
  DATA_MODEL,
  API_KEYS,
  WEBHOOKS,
  WORKFLOWS,
  BILLING,
  SECURITY,
  WORKSPACE
}
