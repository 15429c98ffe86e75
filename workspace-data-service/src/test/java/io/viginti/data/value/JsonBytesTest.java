package io.viginti.data.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.catalog.value.JsonText;
import org.junit.jupiter.api.Test;

class JsonBytesTest {
  @Test
  void jsonBytesAreJson() {
    String text = "\"\\/\b\f\n\r\t\u0001é€😀\u2028";
    assertThat(JsonText.parse(new JsonBytes(1).string(text).toString()).textValue())
        .isEqualTo(text);
    JsonBytes bytes = new JsonBytes(0).json("[1");
    int start = bytes.length();
    bytes.json(",2222222222222222222222222222222222222222222222222222222222222222222222");
    bytes.cut(start);
    assertThat(bytes.mark(']')).hasToString("[1]");
  }
}
