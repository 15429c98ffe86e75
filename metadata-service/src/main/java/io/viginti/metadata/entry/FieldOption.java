package io.viginti.metadata.entry;

import io.viginti.metadata.model.OptionModel;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** An option of a select field. */
@Type("FieldOption")
public record FieldOption(
    @Id @NonNull String id,
    @NonNull String value,
    @NonNull String label,
    @NonNull String color,
    int position) {

  static FieldOption of(OptionModel option) {
    return new FieldOption(
        option.id().toString(), option.value(), option.label(), option.color(), option.position());
  }
}
