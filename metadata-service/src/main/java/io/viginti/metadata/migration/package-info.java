/**
 * A change of metadata on its way. The rows and the migration are written in one transaction; from
 * then on any instance can carry it on from the state it is in:
 *
 * <pre>
 *   PENDING ──expand──► EXPANDED ──publish──► PUBLISHED ──grace, contract──► CONTRACTED
 *      └──refused──► FAILED (the rows are put back)
 * </pre>
 *
 * A workspace has at most one migration that is PENDING or EXPANDED; the next change waits for it.
 * Every step is idempotent and every transition names the state it starts from, so two instances at
 * the same migration do no harm. An instance keeps a lease on what it carries; what has none is
 * taken up by whoever looks first.
 */
@NullMarked
package io.viginti.metadata.migration;

import org.jspecify.annotations.NullMarked;
