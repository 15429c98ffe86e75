/**
 * Files that no record refers to go. What refers to a file is found in the records themselves: in
 * every jsonb column of the workspace's tables, deleted records and fields that are switched off
 * included, whatever wrote them. A file is looked at when it is due; it goes when it was found
 * without a reference before, {@code unreferenced_since}, and is again.
 *
 * <p>Why nothing goes that is needed: a write that refers to a file locks its row and takes {@code
 * unreferenced_since} from it in the same transaction. If that transaction commits before the
 * cleanup reads the tables, the reference is seen; if not, the cleanup's last update, which asks
 * for {@code unreferenced_since}, waits for the lock and finds it gone.
 *
 * <p>Why nothing stays: a look at files is leased by their {@code due_at}, and a REMOVED row is
 * deleted after its bytes. A crash in between leaves work that the next run of any instance does.
 */
@NullMarked
package io.viginti.data.file.cleanup;

import org.jspecify.annotations.NullMarked;
