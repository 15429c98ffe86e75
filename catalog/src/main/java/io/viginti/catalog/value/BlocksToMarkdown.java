package io.viginti.catalog.value;

import com.fasterxml.jackson.databind.JsonNode;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * Blocks of the BlockNote editor as a CommonMark document. What a text holds of CommonMark's own
 * signs is escaped by the renderer, so it reads as text again.
 */
final class BlocksToMarkdown {
  private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder().build();

  /** Blocks further down stand beside their parents. */
  private static final int DEEPEST = 20;

  private BlocksToMarkdown() {}

  /** CommonMark without a line break at its end. */
  static String markdown(JsonNode blocks) {
    Document document = new Document();
    append(document, blocks, 0);
    return RENDERER.render(document).strip();
  }

  private static void append(Node parent, JsonNode blocks, int depth) {
    for (JsonNode block : blocks) {
      Node added = added(parent, block);
      append(
          added instanceof ListItem && depth < DEEPEST ? added : parent,
          block.path("children"),
          depth + 1);
    }
  }

  private static Node added(Node parent, JsonNode block) {
    JsonNode content = block.path("content");
    JsonNode props = block.path("props");
    return switch (block.path("type").asText("paragraph")) {
      case "heading" -> {
        Heading heading = new Heading();
        heading.setLevel(Math.clamp(props.path("level").asInt(1), 1, 6));
        yield inline(to(parent, heading), content, true);
      }
      case "bulletListItem", "checkListItem" -> item(parent, content, false);
      case "numberedListItem" -> item(parent, content, true);
      case "quote" -> {
        BlockQuote quote = to(parent, new BlockQuote());
        inline(to(quote, new Paragraph()), content, false);
        yield quote;
      }
      case "codeBlock" -> code(parent, plain(content), props.path("language").asText(""));
      default -> inline(to(parent, new Paragraph()), content, false);
    };
  }

  /** Items of one kind that follow each other are one list. */
  private static ListItem item(Node parent, JsonNode content, boolean isNumbered) {
    Node last = parent.getLastChild();
    ListBlock list;
    if (isNumbered) {
      list = last instanceof OrderedList open ? open : to(parent, new OrderedList());
    } else {
      list = last instanceof BulletList open ? open : to(parent, new BulletList());
    }
    list.setTight(true);
    ListItem item = to(list, new ListItem());
    inline(to(item, new Paragraph()), content, false);
    return item;
  }

  private static Node code(Node parent, String text, String language) {
    FencedCodeBlock code = to(parent, new FencedCodeBlock());
    code.setFenceCharacter("`");
    code.setInfo(language);
    code.setLiteral(text + "\n");
    int longest = 2;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    code.setOpeningFenceLength(longest + 1);
    return code;
  }

  private static Node inline(Node parent, JsonNode content, boolean isOneLine) {
    if (content.isTextual()) {
      text(parent, content.textValue(), isOneLine);
      return parent;
    }
    for (JsonNode part : content) {
      if (part.path("type").asText().equals("link")) {
        Link link = to(parent, new Link(part.path("href").asText(""), null));
        inline(link, part.path("content"), isOneLine);
      } else {
        styled(parent, part.path("text").asText(""), part.path("styles"), isOneLine);
      }
    }
    return parent;
  }

  private static void styled(Node parent, String text, JsonNode styles, boolean isOneLine) {
    if (text.isBlank()) {
      text(parent, text, isOneLine);
      return;
    }
    Node at = parent;
    if (styles.path("bold").asBoolean()) {
      at = to(at, new StrongEmphasis("**"));
    }
    if (styles.path("italic").asBoolean()) {
      at = to(at, new Emphasis("*"));
    }
    if (styles.path("code").asBoolean()) {
      to(at, new Code(text));
    } else {
      text(at, text, isOneLine);
    }
  }

  private static void text(Node parent, String text, boolean isOneLine) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        to(parent, isOneLine ? new Text(" ") : new HardLineBreak());
      }
      if (!lines[i].isEmpty()) {
        to(parent, new Text(lines[i]));
      }
    }
  }

  private static String plain(JsonNode content) {
    if (content.isTextual()) {
      return content.textValue();
    }
    StringBuilder text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asText("")));
    return text.toString();
  }

  private static <N extends Node> N to(Node parent, N child) {
    parent.appendChild(child);
    return child;
  }
}
