package io.viginti.catalog.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Title\n\ntext",
        "some **bold** and *italic* and `code`",
        "- one\n- two\n  - below",
        "1. one\n2. two",
        "> quoted",
        "```java\nint x;\n```",
        "a [link](https://x.example) here"
      })
  void whatBothCanSaySurvivesTheWayThereAndBack(String markdown) {
    assertThat(RichText.findMarkdown(RichText.toBlocknote(markdown))).isEqualTo(markdown);
  }

  @Test
  void onlyListsOfBlocksAreBlocknote() {
    assertThat(RichText.findMarkdown("nonsense")).isNull();
    assertThat(RichText.findMarkdown("{}")).isNull();
    assertThat(RichText.findMarkdown("[]")).isEmpty();
    assertThat(RichText.findMarkdown("[1, {\"content\": 7}, {\"type\": \"heading\"}]")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"> ", "- ", "1. ", "*a **b ", "[", "![", "`", "<a ", "&"})
  void deepNestingEnds(String part) {
    assertThat(RichText.toBlocknote(part.repeat(20_000))).startsWith("[");
  }
}
