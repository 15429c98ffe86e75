package io.viginti.metadata.entry;

import io.viginti.metadata.model.IndexModel;
import io.viginti.metadata.model.IndexState;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** An index as the API shows it. */
@Type("IndexMetadata")
public record IndexMetadata(
    @Id @NonNull String id,
    @NonNull List<@NonNull String> fields,
    @Name("isUnique") boolean isUnique,
    @NonNull IndexState state) {

  static IndexMetadata of(IndexModel index) {
    return new IndexMetadata(
        index.id().toString(), index.fields(), index.isUnique(), index.state());
  }
}
