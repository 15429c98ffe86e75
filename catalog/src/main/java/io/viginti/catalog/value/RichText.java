package io.viginti.catalog.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The two forms of a rich text. Whichever is written, the other is derived: CommonMark to the
 * blocks of the BlockNote editor and back. Paragraphs, headings, lists, quotes, code, links and the
 * inline styles survive; what BlockNote cannot say becomes text.
 */
public final class RichText {
  private static final int DEEPEST = 50;

  /** Longer texts become one paragraph. */
  private static final int LONGEST = 100_000;

  private static final Parser MARKDOWN = Parser.builder().build();

  private RichText() {}

  /** A JSON list of blocks. */
  public static String toBlocknote(String markdown) {
    Blocks blocks = new Blocks();
    if (markdown.length() > LONGEST) {
      blocks.open("paragraph");
      blocks.text(markdown, false);
    } else {
      MARKDOWN.parse(markdown).accept(blocks);
    }
    return JsonText.write(blocks.list);
  }

  /** Markdown of a JSON list of blocks; null when the text is no such list. */
  public static @Nullable String findMarkdown(String blocknote) {
    try {
      JsonNode blocks = JsonText.mapper().readTree(blocknote);
      if (!blocks.isArray()) {
        return null;
      }
      return BlocksToMarkdown.markdown(blocks);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Markdown nodes to blocks; inline content gathers in the block that is open. */
  private static final class Blocks extends AbstractVisitor {
    private ArrayNode list = JsonText.mapper().createArrayNode();
    private ArrayNode content = JsonText.mapper().createArrayNode();
    private String paragraphType = "paragraph";
    private boolean bold;
    private boolean italic;
    private int depth;

    @Override
    protected void visitChildren(Node parent) {
      if (depth < 2 * DEEPEST) {
        depth++;
        super.visitChildren(parent);
        depth--;
      }
    }

    private ObjectNode open(String type) {
      ObjectNode block = list.addObject().put("type", type);
      block.putObject("props");
      content = block.putArray("content");
      block.putArray("children");
      return block;
    }

    @Override
    public void visit(Heading heading) {
      ObjectNode block = open("heading");
      block.withObject("/props").put("level", heading.getLevel());
      visitChildren(heading);
    }

    @Override
    public void visit(Paragraph paragraph) {
      open(paragraphType);
      visitChildren(paragraph);
    }

    @Override
    public void visit(BlockQuote quote) {
      String outer = paragraphType;
      paragraphType = "quote";
      visitChildren(quote);
      paragraphType = outer;
    }

    @Override
    public void visit(BulletList items) {
      items("bulletListItem", items);
    }

    @Override
    public void visit(OrderedList items) {
      items("numberedListItem", items);
    }

    private void items(String type, Node items) {
      depth++;
      for (Node item = items.getFirstChild(); item != null; item = item.getNext()) {
        if (item instanceof ListItem && depth < 2 * DEEPEST) {
          item(type, item);
        }
      }
      depth--;
    }

    private void item(String type, Node item) {
      ObjectNode block = open(type);
      ArrayNode outer = list;
      String outerType = paragraphType;
      paragraphType = "paragraph";
      for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
        if (child instanceof Paragraph && child == item.getFirstChild()) {
          visitChildren(child);
        } else {
          list = block.withArray("/children");
          child.accept(this);
        }
      }
      list = outer;
      paragraphType = outerType;
    }

    @Override
    public void visit(FencedCodeBlock code) {
      String info = code.getInfo();
      open("codeBlock").withObject("/props").put("language", info == null ? "" : info);
      text(strippedEnd(code.getLiteral()), false);
    }

    @Override
    public void visit(IndentedCodeBlock code) {
      open("codeBlock").withObject("/props").put("language", "");
      text(strippedEnd(code.getLiteral()), false);
    }

    @Override
    public void visit(HtmlBlock html) {
      open("paragraph");
      text(html.getLiteral(), false);
    }

    @Override
    public void visit(HtmlInline html) {
      text(html.getLiteral(), false);
    }

    @Override
    public void visit(Text text) {
      text(text.getLiteral(), false);
    }

    @Override
    public void visit(Code code) {
      text(code.getLiteral(), true);
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      text("\n", false);
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      text("\n", false);
    }

    @Override
    public void visit(Emphasis emphasis) {
      boolean outer = italic;
      italic = true;
      visitChildren(emphasis);
      italic = outer;
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
      boolean outer = bold;
      bold = true;
      visitChildren(emphasis);
      bold = outer;
    }

    @Override
    public void visit(Image image) {
      link(image, image.getDestination());
    }

    @Override
    public void visit(Link link) {
      link(link, link.getDestination());
    }

    private void link(Node node, String destination) {
      ArrayNode outer = content;
      ObjectNode part = content.addObject().put("type", "link").put("href", destination);
      content = part.putArray("content");
      visitChildren(node);
      content = outer;
    }

    private void text(String text, boolean code) {
      ObjectNode part = content.addObject().put("type", "text").put("text", text);
      ObjectNode styles = part.putObject("styles");
      if (bold) {
        styles.put("bold", true);
      }
      if (italic) {
        styles.put("italic", true);
      }
      if (code) {
        styles.put("code", true);
      }
    }

    private static String strippedEnd(String literal) {
      return literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
    }
  }
}
