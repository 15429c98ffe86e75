package io.viginti.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.platform.mesh.MeshService;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeshHealthTest {
  @Test
  void isOkWhenAllAreThere() {
    MeshHealth health = new MeshHealth(Set.of());

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body()).hasToString("{\"status\":\"ok\",\"degraded\":[]}");
  }

  @Test
  void isDegradedWithoutAServiceThatIsNotVital() {
    MeshHealth health = new MeshHealth(Set.of(MeshService.WORKFLOW, MeshService.BILLING));

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body())
        .hasToString("{\"status\":\"ok\",\"degraded\":[\"workflow\",\"billing\"]}");
  }

  @Test
  void failsWithoutAVitalService() {
    MeshHealth health = new MeshHealth(Set.of(MeshService.AUTH, MeshService.BILLING));

    assertThat(health.status()).isEqualTo(503);
    assertThat(health.body())
        .hasToString(
            "{\"status\":\"unavailable\",\"failing\":[\"auth\"],\"degraded\":[\"billing\"]}");
  }
}
