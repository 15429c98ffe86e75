package io.viginti.billing.entitlement;

/** What can be locked. */
enum Feature {
  CUSTOM_OBJECTS,
  WORKFLOWS,
  WEBHOOKS,
  API_KEYS,
  ROLES,
  SINGLE_SIGN_ON,
  MAIL_AND_CALENDAR_SYNC,
  IMPORT_AND_EXPORT
}
