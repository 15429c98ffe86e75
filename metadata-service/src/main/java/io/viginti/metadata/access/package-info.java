/**
 * Roles and what they may do, computed: the access document of a model, an edit of a role with all
 * its problems, and the names in the filters of row rules. Stored rules name fields by id and
 * options by key, so a renaming is no change of a rule, and what a rule names is known.
 */
@NullMarked
package io.viginti.metadata.access;

import org.jspecify.annotations.NullMarked;
