/**
 * The roles as the API shows and changes them. metadata-service keeps them, since they name objects
 * and fields; who has which role is kept here.
 */
@NullMarked
package io.viginti.auth.access;

import org.jspecify.annotations.NullMarked;
