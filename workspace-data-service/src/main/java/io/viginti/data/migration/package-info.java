/**
 * Brings a workspace's tables from one version to the next. A request names typed actions; {@link
 * io.viginti.data.migration.ExpandScript} and {@link io.viginti.data.migration.ContractScript} turn
 * them into SQL, {@link io.viginti.data.migration.MigrateWorkspace} runs it.
 *
 * <p>What must hold:
 *
 * <ul>
 *   <li>One run per workspace at a time (session advisory lock); {@code _schema_version} in the
 *       workspace's schema says how far a version came, so a repeat continues or does nothing.
 *   <li>The transactional part takes all its locks first, in name order, gives up after 50 ms and
 *       tries again; it neither scans nor rewrites a table with rows.
 *   <li>The rest (indexes, batches, validation) is repeatable step by step. When it cannot succeed
 *       the version's additions are taken back and the caller is told why.
 * </ul>
 *
 * <pre>
 *   (no row) ──transaction──► STARTED ──other steps──► EXPANDED ──contract──► CONTRACTED
 *                                │ impossible
 *                                └──undo──► (no row)
 * </pre>
 */
@NullMarked
package io.viginti.data.migration;

import org.jspecify.annotations.NullMarked;
