package io.viginti.platform.vault;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.contracts.vault.VaultReport;
import io.viginti.contracts.vault.VaultReport.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Seals what is under an older key under the current one, a batch of each column at a time. A row
 * is changed in one transaction that holds its lock, so nothing is lost when this is killed: what
 * is left is found by the next batch, of whichever instance.
 */
@ApplicationScoped
class SealAnew {
  private static final Logger LOG = Logger.getLogger(SealAnew.class);

  private final Instance<Vault> vault;
  private final Instance<SealedColumn> columns;
  private final Pool pool;

  SealAnew(@Any Instance<Vault> vault, @Any Instance<SealedColumn> columns, Pool pool) {
    this.vault = vault;
    this.columns = columns;
    this.pool = pool;
  }

  boolean isNeeded() {
    return !columns.isUnsatisfied();
  }

  /** The vault of a service that keeps secrets; refuses bad keys. */
  Vault vault() {
    return vault.get();
  }

  /**
   * @param limit rows of each column
   */
  Uni<VaultReport> batch(int limit) {
    return Multi.createFrom()
        .iterable(columns)
        .onItem()
        .transformToUniAndConcatenate(column -> batch(column, limit))
        .collect()
        .asList()
        .map(done -> new VaultReport(done.isEmpty() ? "" : vault().currentKeyId(), done));
  }

  private Uni<Sealing> batch(SealedColumn column, int limit) {
    return pool.withTransaction(
            connection ->
                connection
                    .preparedQuery(column.selectOutdated())
                    .execute(Tuple.of(vault().currentKeyId(), keyIds(), limit))
                    .chain(rows -> sealAnew(connection, column, rows)))
        .chain(
            done ->
                pool.preparedQuery(column.count())
                    .execute(Tuple.of(vault().currentKeyId(), keyIds()))
                    .map(rows -> rows.iterator().next())
                    .map(
                        counts ->
                            new Sealing(
                                column.table(), done, counts.getLong(0), counts.getLong(1))));
  }

  private Uni<Integer> sealAnew(SqlConnection connection, SealedColumn column, RowSet<Row> rows) {
    List<Tuple> changes = new ArrayList<>();
    for (Row row : rows) {
      Sealed anew = sealAnew(column, row);
      changes.add(Tuple.of(row.getString(0), buffer(anew.bytes()), anew.keyId()));
    }
    if (changes.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return connection
        .preparedQuery(column.update())
        .executeBatch(changes)
        .invoke(
            () ->
                LOG.infof(
                    "event=sealed-anew table=%s rows=%d key=%s",
                    column.table(), changes.size(), vault().currentKeyId()))
        .replaceWith(changes.size());
  }

  private Sealed sealAnew(SealedColumn column, Row row) {
    byte[] context = column.context().apply(row.getString(0));
    Sealed old = new Sealed(row.getString(1), row.getBuffer(2).getBytes());
    return vault().seal(vault().open(old, context), context);
  }

  private String[] keyIds() {
    return vault().keyIds().toArray(String[]::new);
  }

  private static io.vertx.core.buffer.Buffer buffer(byte[] bytes) {
    return io.vertx.core.buffer.Buffer.buffer(bytes);
  }
}
