package io.viginti.data.migration;

import io.viginti.contracts.migration.MigrationAction.CreateIndex;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.migration.Ddl.IndexText;
import io.viginti.data.sql.MatchText;
import io.viginti.data.sql.SortText;
import java.util.ArrayList;
import java.util.List;

/**
 * Which indexes serve an index action. A btree cannot hold long texts, and any text can be stored
 * whatever is indexed: so a plain index holds the beginnings of texts in the order of lists, and a
 * unique one the text's digest, with a hash index beside it that finds the text.
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
        keys.add("md5(" + quoted + ")");
      } else {
        keys.add(SortText.indexKey(quoted, texts.indexOf(column), texts.size()));
      }
    }
    IndexText index = plain(action, BTREE, keys);
    String first = action.columns().getFirst();
    boolean digested = action.isUnique() && action.columns().size() == 1 && texts.contains(first);
    if (!digested) {
      return List.of(index);
    }
    return List.of(
        index,
        new IndexText(
            companion(action.name()),
            action.table(),
            "hash",
            List.of(Ddl.identifier(first)),
            false,
            action.liveRowsOnly()));
  }

  /** The index that finds the texts whose digests {@code name} keeps unique. */
  static String companion(String name) {
    return Ddl.shortened(name + "_text");
  }

  private static IndexText plain(CreateIndex action, String method, List<String> keys) {
    return new IndexText(
        action.name(), action.table(), method, keys, action.isUnique(), action.liveRowsOnly());
  }

  private static List<String> quoted(List<String> columns) {
    return columns.stream().map(Ddl::identifier).toList();
  }
}
