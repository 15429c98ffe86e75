package io.viginti.data.file;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code records.files} on the workspace's own cluster. */
@ApplicationScoped
class FileStore {
  private static final String CREATE =
      """
      insert into records.files
        (id, workspace_id, name, announced_size, uploader, created_at, state,
         unreferenced_since, due_at)
      values ($1, $2, $3, $4, $5, clock_timestamp(), 'PENDING', clock_timestamp(), $6)
      """;

  private static final String FIND =
      """
      select id, workspace_id, name, announced_size, state, size, sha256, media_type, category,
        extension
      from records.files where workspace_id = $1 and id = $2 and state <> 'REMOVED'
      """;

  private static final String STORE =
      """
      update records.files
      set state = 'STORED', size = $3, sha256 = $4, media_type = $5, category = $6, extension = $7,
        unreferenced_since = clock_timestamp(), due_at = $8
      where workspace_id = $1 and id = $2 and state = 'PENDING'
      """;

  private final UploadsConfig config;

  FileStore(UploadsConfig config) {
    this.config = config;
  }

  Future<Void> create(
      SqlClient sql,
      UUID workspace,
      UUID id,
      String name,
      @Nullable Long announcedSize,
      UUID uploader) {
    return sql.preparedQuery(CREATE)
        .execute(Tuple.of(id, workspace, name, announcedSize, uploader, due()))
        .mapEmpty();
  }

  /** NOT_FOUND when there is none, or none any more. */
  Future<UploadedFile> require(SqlClient sql, UUID workspace, UUID id) {
    return sql.preparedQuery(FIND).execute(Tuple.of(workspace, id)).map(FileStore::read);
  }

  /** Whether the file was waiting for its bytes and has them now. */
  Future<Boolean> store(SqlClient sql, StoredFile file) {
    return sql.preparedQuery(STORE)
        .execute(
            Tuple.from(
                new Object[] {
                  file.workspace(),
                  file.id(),
                  file.size(),
                  file.sha256(),
                  file.mediaType(),
                  file.category(),
                  file.extension(),
                  due()
                }))
        .map(done -> done.rowCount() == 1);
  }

  private OffsetDateTime due() {
    return OffsetDateTime.now(ZoneOffset.UTC).plus(config.retention());
  }

  private static UploadedFile read(RowSet<Row> rows) {
    for (Row row : rows) {
      UUID id = row.getUUID("id");
      String name = row.getString("name");
      return new UploadedFile(
          id,
          name,
          row.getLong("announced_size"),
          row.getString("state").equals("PENDING")
              ? null
              : new StoredFile(
                  row.getUUID("workspace_id"),
                  id,
                  name,
                  row.getLong("size"),
                  row.getString("sha256"),
                  row.getString("media_type"),
                  row.getString("category"),
                  row.getString("extension")));
    }
    throw VigintiException.notFound("File");
  }
}
