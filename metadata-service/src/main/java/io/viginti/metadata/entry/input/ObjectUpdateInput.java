package io.viginti.metadata.entry.input;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What to change of an object. */
@Input("ObjectUpdateInput")
public record ObjectUpdateInput(
    @Nullable @Description("Of custom objects.") String nameSingular,
    @Nullable @Description("Of custom objects.") String namePlural,
    @Nullable String labelSingular,
    @Nullable String labelPlural,
    @Nullable String description,
    @Nullable String icon,
    @Nullable
        @Name("isActive")
        @Description("An inactive object leaves the schema and keeps its records.")
        Boolean isActive,
    @Nullable @Name("isSearchable") Boolean isSearchable,
    @Id @Nullable @Description("The field that labels a record.") String labelFieldId,
    @io.smallrye.graphql.api.Nullable
        @Nullable
        @Description("Records that agree on every path of one list are duplicates.")
        List<@NonNull List<@NonNull String>> duplicateCriteria) {}
