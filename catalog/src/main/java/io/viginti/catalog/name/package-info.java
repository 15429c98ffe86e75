/**
 * The rules for names of objects, fields and options. A name is refused with the reason when it is
 * ill-formed, reserved, or when anything generated from it would meet something that is there. What
 * later releases generate is reckoned with, so that a release never breaks a workspace.
 */
@NullMarked
package io.viginti.catalog.name;

import org.jspecify.annotations.NullMarked;
