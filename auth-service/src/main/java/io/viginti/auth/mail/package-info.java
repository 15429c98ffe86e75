/**
 * Mails to people: rendered when they are written, kept sealed in a job of the same transaction,
 * sent by SMTP until the server took them.
 */
@NullMarked
package io.viginti.auth.mail;

import org.jspecify.annotations.NullMarked;
