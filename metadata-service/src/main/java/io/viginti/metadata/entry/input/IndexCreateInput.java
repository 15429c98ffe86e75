package io.viginti.metadata.entry.input;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An index to be made. */
@Input("IndexCreateInput")
public record IndexCreateInput(
    @Id @NonNull String objectId,
    @NonNull @Description("Paths: name, address.addressCity.") List<@NonNull String> fields,
    @Nullable @Name("isUnique") @Description("False by default.") Boolean isUnique) {}
