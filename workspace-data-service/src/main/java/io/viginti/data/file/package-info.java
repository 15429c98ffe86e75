/**
 * Files that clients upload. {@code createFileUpload} makes a row and a signed link; {@code PUT} to
 * the link streams the bytes through a staging file into the storage; FILES fields refer to what is
 * STORED, and their {@code url} is a signed link to {@code GET} it.
 *
 * <pre>
 *   createFileUpload ──► PENDING ──PUT──► STORED ──nothing refers to it──► REMOVED ──► (no row)
 *                           └──────────── never uploaded ───────────────────┘
 * </pre>
 *
 * <p>What must hold: the object is in the storage before its row is STORED, and goes after the row
 * is REMOVED; so a STORED file has its bytes, whatever crashes.
 */
@NullMarked
package io.viginti.data.file;

import org.jspecify.annotations.NullMarked;
