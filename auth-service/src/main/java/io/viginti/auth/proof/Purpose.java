package io.viginti.auth.proof;

/** What following a link does. */
enum Purpose {
  VERIFY_EMAIL,
  CHANGE_EMAIL,
  RESET_PASSWORD
}
