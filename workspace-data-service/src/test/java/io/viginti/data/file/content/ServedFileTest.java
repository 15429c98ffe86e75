package io.viginti.data.file.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedFileTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "image/svg+xml",
        "application/xhtml+xml",
        "application/javascript",
        "text/javascript",
        "application/x-msdownload",
        "application/xml",
        "application/octet-stream",
        "application/zip"
      })
  void whatCouldRunIsSavedAndSandboxed(String type) {
    assertThat(ServedFile.disposition(type, "a")).startsWith("attachment;");
    assertThat(ServedFile.securityPolicy(type)).contains("default-src 'none'", "sandbox");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "application/pdf", "text/plain", "video/mp4"})
  void whatCannotIsShown(String type) {
    assertThat(ServedFile.disposition(type, "a")).startsWith("inline;");
  }

  @Test
  void namesKeepEveryCharacterAndBreakOutOfNothing() {
    assertThat(ServedFile.disposition("application/zip", "Ångström \"x\";%.zip"))
        .isEqualTo(
            "attachment; filename=\"_ngstr_m _x_;_.zip\";"
                + " filename*=UTF-8''%C3%85ngstr%C3%B6m%20%22x%22%3B%25.zip");
  }
}
