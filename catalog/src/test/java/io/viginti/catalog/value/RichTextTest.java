package io.viginti.catalog.value;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
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
        "a [link](https://x.example) here",
        "- one\n- two\n\nthen a paragraph",
        "1. one\n\n- other",
        "two  \nlines"
      })
  void whatBothCanSaySurvivesTheWayThereAndBack(String markdown) {
    assertThat(RichText.findMarkdown(RichText.toBlocknote(markdown))).isEqualTo(markdown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"# no heading", "1. no item", "*plain*", "[a](b)", "a\\*b", "<b>", "> no quote"})
  void textOfABlockStaysText(String text) {
    String blocks =
        RichText.toBlocknote("x").replace("\"x\"", JsonText.write(TextNode.valueOf(text)));

    assertThat(RichText.toBlocknote(requireNonNull(RichText.findMarkdown(blocks))))
        .isEqualTo(blocks);
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
