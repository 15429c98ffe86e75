package io.viginti.metadata.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChooseClusterTest {
  @Test
  void theEmptiestClusterIsChosenTheFirstWhenEqual() {
    List<String> clusters = List.of("main", "second");
    assertThat(ChooseCluster.among(clusters, Map.of())).isEqualTo("main");
    assertThat(ChooseCluster.among(clusters, Map.of("main", 1L))).isEqualTo("second");
    assertThat(ChooseCluster.among(clusters, Map.of("main", 1L, "second", 1L))).isEqualTo("main");
    assertThat(ChooseCluster.among(clusters, Map.of("elsewhere", 0L, "second", 3L)))
        .isEqualTo("main");
  }
}
