package io.viginti.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class RefuseDefaultPasswordTest {
  @Test
  void productionRefusesTheDevelopmentPasswordByItsName() {
    assertThatThrownBy(() -> RefuseDefaultPassword.check("viginti", true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("viginti.postgres.password");
  }

  @Test
  void productionTakesOthersAndDevelopmentTakesIt() {
    assertThatCode(() -> RefuseDefaultPassword.check("k3Xq-9", true)).doesNotThrowAnyException();
    assertThatCode(() -> RefuseDefaultPassword.check("viginti", false)).doesNotThrowAnyException();
  }

  @Test
  void onlyDevelopmentAndTestsHaveADefault() throws IOException {
    Properties defaults = new Properties();
    try (InputStream in =
        RefuseDefaultPassword.class.getResourceAsStream(
            "/META-INF/microprofile-config.properties")) {
      defaults.load(in);
    }

    assertThat(defaults.getProperty("quarkus.datasource.password"))
        .isEqualTo("${viginti.postgres.password}");
    assertThat(defaults).doesNotContainKey("viginti.postgres.password");
    assertThat(defaults.getProperty("%dev.viginti.postgres.password"))
        .isEqualTo(RefuseDefaultPassword.DEVELOPMENT_PASSWORD);
  }
}
