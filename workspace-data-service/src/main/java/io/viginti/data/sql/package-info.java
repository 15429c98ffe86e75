/**
 * Plans to statements. The only place where SQL text is made: from typed fragments whose names come
 * from the catalog and whose user values are always parameters. A statement's text is a template in
 * which only the name of the PostgreSQL schema is open, so workspaces of one shape share it.
 */
@NullMarked
package io.viginti.data.sql;

import org.jspecify.annotations.NullMarked;
