package io.viginti.data.file;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.viginti.data.cluster.Clusters;
import io.viginti.data.link.FileLinks;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import io.viginti.data.version.Versions;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.error.VigintiException;
import jakarta.json.Json;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** {@code createFileUpload}. */
@GraphQLApi
public class FileUploadGraphQl {
  private final CurrentCaller caller;
  private final Versions versions;
  private final Clusters clusters;
  private final FileStore files;
  private final FileLinks links;
  private final UploadsConfig config;

  FileUploadGraphQl(
      CurrentCaller caller,
      Versions versions,
      Clusters clusters,
      FileStore files,
      FileLinks links,
      UploadsConfig config) {
    this.caller = caller;
    this.versions = versions;
    this.clusters = clusters;
    this.files = files;
    this.links = links;
    this.config = config;
  }

  @Mutation("createFileUpload")
  @NonBlocking
  @Description("Begins a file: send its bytes to the address, then name its id in a FILES field")
  public @NonNull Uni<FileUpload> createFileUpload(
      @NonNull @Name("name") @Description("With its extension, without a path") String name,
      @Name("size") @Description("Bytes, when they are known; another size is refused then")
          @Nullable Integer size) {
    Caller who = caller.requireWorkspace();
    String fault = FileName.findFault(name);
    Problems problems = new Problems();
    if (fault != null) {
      problems.add(InputPath.of("name"), fault);
    }
    if (size != null && size < 0) {
      problems.add(InputPath.of("size"), "must not be negative");
    }
    problems.throwIfAny();
    if (size != null && size > config.mostBytes()) {
      throw VigintiException.limit("bytes of the file", config.mostBytes(), size);
    }
    UUID id = UUID.randomUUID();
    FileLinks.Upload link = links.upload(who.workspace(), id);
    return Uni.createFrom()
        .completionStage(
            versions
                .current(who.workspace())
                .compose(
                    version ->
                        files.create(
                            clusters.require(version.cluster()).transactional(),
                            who.workspace(),
                            id,
                            name,
                            size == null ? null : size.longValue(),
                            who.principalId()))
                .map(
                    created ->
                        new FileUpload(
                            id.toString(),
                            link.url(),
                            "PUT",
                            Json.createObjectBuilder()
                                .add("content-type", "application/octet-stream")
                                .build(),
                            link.expiresAt()))
                .toCompletionStage());
  }
}
