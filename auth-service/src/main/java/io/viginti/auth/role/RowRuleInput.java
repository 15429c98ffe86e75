package io.viginti.auth.role;

import jakarta.json.JsonValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Which records of an object a role sees. */
@Input("RowRuleInput")
public record RowRuleInput(
    @NonNull String objectName,
    @Nullable
        @Description(
            "A record filter; the text $member stands for the caller's member id. Null takes the"
                + " rule away.")
        JsonValue filter) {}
