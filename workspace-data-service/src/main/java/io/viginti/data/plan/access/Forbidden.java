package io.viginti.data.plan.access;

import io.viginti.catalog.CatalogObject;
import io.viginti.data.value.InputPath;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of a use that the role does not have: the same whatever the data. */
final class Forbidden {
  private Forbidden() {}

  static InputPath then(@Nullable InputPath at, String name) {
    return at == null ? InputPath.of(name) : at.then(name);
  }

  static VigintiException toRead(CatalogObject object, @Nullable InputPath at) {
    return refused(object.names().type() + " may not be read", null, at);
  }

  static VigintiException toRead(CatalogObject object, String field, InputPath at) {
    return refused("%s.%s may not be read".formatted(object.names().type(), field), field, at);
  }

  private static VigintiException refused(
      String message, @Nullable String field, @Nullable InputPath at) {
    return VigintiException.of(
        ErrorCode.FORBIDDEN,
        message,
        field,
        at == null ? List.of() : List.of(new Problem(at.toList(), message)));
  }
}
