package io.viginti.data.migration;

import io.viginti.contracts.migration.MigrationAction.CreateIndex;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.migration.Ddl.IndexText;
import io.viginti.data.migration.Ddl.IndexedRows;
import io.viginti.data.sql.MatchText;
import io.viginti.data.sql.SortText;
import io.viginti.data.sql.TextDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Which indexes serve an index action. A btree cannot hold long texts, and any text can be stored
 * whatever is indexed: so a plain index holds the beginnings of texts in the order of lists, and a
 * unique one the text's digest, with a hash index beside it that finds the text. A unique one is of
 * live rows; another beside it finds the deleted ones.
 */
final class IndexTexts {
  private static final String BTREE = "btree";

  private IndexTexts() {}

  static List<IndexText> of(CreateIndex action, TableFacts facts) {
    return switch (action.index()) {
      case TRIGRAM ->
          List.of(
              plain(
                  action,
                  "gin",
                  action.columns().stream()
                      .map(column -> Ddl.identifier(column) + " gin_trgm_ops")
                      .toList()));
      case GIN -> List.of(plain(action, "gin", quoted(action.columns())));
      case BTREE -> btree(action, facts);
      case MATCH -> List.of(plain(action, BTREE, matched(action, facts)));
    };
  }

  private static List<String> matched(CreateIndex action, TableFacts facts) {
    return action.columns().stream()
        .map(
            column ->
                MatchText.indexKey(Ddl.identifier(column), facts.typeOf(action.table(), column)))
        .toList();
  }

  private static List<IndexText> btree(CreateIndex action, TableFacts facts) {
    List<String> texts =
        action.columns().stream()
            .filter(column -> facts.typeOf(action.table(), column) == ColumnType.TEXT)
            .toList();
    List<String> keys = new ArrayList<>();
    for (String column : action.columns()) {
      String quoted = Ddl.identifier(column);
      if (!texts.contains(column)) {
        keys.add(quoted);
      } else if (action.isUnique()) {
        keys.add(TextDigest.of(quoted));
      } else {
        keys.add(SortText.indexKey(quoted, texts.indexOf(column), texts.size()));
      }
    }
    List<IndexText> indexes = new ArrayList<>();
    indexes.add(plain(action, BTREE, keys));
    if (!action.isUnique()) {
      return indexes;
    }
    boolean isText = keys.size() == 1 && !texts.isEmpty();
    String method = isText ? "hash" : BTREE;
    List<String> values = isText ? quoted(texts) : keys;
    if (isText) {
      indexes.add(
          new IndexText(texts(action.name()), action.table(), method, values, false, rows(action)));
    }
    if (action.liveRowsOnly()) {
      indexes.add(
          new IndexText(
              deleted(action.name()), action.table(), method, values, false, IndexedRows.DELETED));
    }
    return indexes;
  }

  /** The names of the indexes that may stand beside the unique one of that name. */
  static List<String> companions(String name) {
    return List.of(texts(name), deleted(name));
  }

  /** The index that finds the texts whose digests {@code name} keeps unique. */
  private static String texts(String name) {
    return Ddl.shortened(name + "_text");
  }

  /** The index that finds deleted rows, which an upsert brings back. */
  private static String deleted(String name) {
    return Ddl.shortened(name + "_gone");
  }

  private static IndexText plain(CreateIndex action, String method, List<String> keys) {
    return new IndexText(
        action.name(), action.table(), method, keys, action.isUnique(), rows(action));
  }

  private static IndexedRows rows(CreateIndex action) {
    return action.liveRowsOnly() ? IndexedRows.LIVE : IndexedRows.ALL;
  }

  private static List<String> quoted(List<String> columns) {
    return columns.stream().map(Ddl::identifier).toList();
  }
}
