package io.viginti.data.file;

import jakarta.json.JsonValue;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/**
 * Where a client sends the bytes of a new file.
 *
 * @param expiresAt when the upload must have begun
 */
@Type("FileUpload")
@Description("Where to send the bytes of a new file")
public record FileUpload(
    @NonNull @Id @Description("What a FILES field refers to once the file is uploaded")
        String fileId,
    @NonNull @Description("Signed; no token is needed beside it") String uploadUrl,
    @NonNull @Description("HTTP method of the upload") String method,
    @NonNull @Description("Headers to send with it, by name") JsonValue headers,
    @NonNull Instant expiresAt) {}
