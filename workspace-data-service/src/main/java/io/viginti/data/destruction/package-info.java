/**
 * Destructions of records that touch more rows than one transaction may. The mutation deletes the
 * records and leaves a row in {@code records.destruction} of their cluster, in its own transaction;
 * a job of the same id then destroys what hangs on them part by part, and them at last. The row is
 * there until the job has ended, however it ends: only then can the records be restored again.
 */
@NullMarked
package io.viginti.data.destruction;

import org.jspecify.annotations.NullMarked;
