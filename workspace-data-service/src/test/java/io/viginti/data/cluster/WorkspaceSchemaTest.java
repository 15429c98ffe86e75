package io.viginti.data.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkspaceSchemaTest {
  @Test
  void isTheIdInBase36() {
    assertThat(WorkspaceSchema.nameOf(new UUID(0, 36))).isEqualTo("workspace_10");
  }

  @Test
  void readsTheIdAsUnsigned() {
    assertThat(WorkspaceSchema.nameOf(new UUID(-1, -1)))
        .isEqualTo("workspace_f5lxx1zz5pnorynqglhzmsp33")
        .hasSizeLessThan(63);
  }
}
