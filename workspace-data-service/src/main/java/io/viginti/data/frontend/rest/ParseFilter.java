package io.viginti.data.frontend.rest;

import io.viginti.data.frontend.rest.FilterExpression.Comparison;
import io.viginti.data.frontend.rest.FilterExpression.Group;
import io.viginti.data.frontend.rest.FilterExpression.Logic;
import io.viginti.data.frontend.rest.FilterExpression.Text;
import io.viginti.data.frontend.rest.FilterExpression.TextList;
import io.viginti.data.frontend.rest.FilterExpression.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The grammar of {@code filter}.
 *
 * <pre>
 * filter     := expression {"," expression}                      (a list is an "and")
 * expression := ("and" | "or" | "not") "(" filter ")" | comparison
 * comparison := name {"." name} "[" comparator "]" ":" value
 * value      := text | "[" [text {"," text}] "]"
 * text       := '"' … '"' | characters other than , ( ) [ ] "
 * </pre>
 */
final class ParseFilter {
  static final String PARAMETER = "filter";
  private static final int DEEPEST = 50;
  private static final int MOST_COMPARISONS = 1_000;

  private final TextCursor cursor;
  private int comparisons;

  private ParseFilter(String text) {
    cursor = new TextCursor(PARAMETER, text);
  }

  /**
   * @throws io.viginti.platform.error.VigintiException BAD_USER_INPUT with the place of the fault
   */
  static FilterExpression parse(String text) {
    ParseFilter parser = new ParseFilter(text);
    List<FilterExpression> parts = parser.list(1);
    if (!parser.cursor.isAtEnd()) {
      throw parser.cursor.fault("expected ',' or the end");
    }
    return parts.size() == 1 ? parts.getFirst() : new Group(Logic.AND, parts);
  }

  private List<FilterExpression> list(int depth) {
    if (depth > DEEPEST) {
      throw cursor.fault("the filter is nested more than " + DEEPEST + " deep");
    }
    List<FilterExpression> parts = new ArrayList<>();
    do {
      parts.add(expression(depth));
      cursor.skipBlanks();
    } while (cursor.takes(','));
    return parts;
  }

  private FilterExpression expression(int depth) {
    cursor.skipBlanks();
    String first = cursor.name("a field or and, or, not");
    if (!cursor.takes('(')) {
      return comparison(first);
    }
    for (Logic logic : Logic.values()) {
      if (logic.word().equals(first)) {
        List<FilterExpression> parts = list(depth + 1);
        cursor.expect(')', "after " + first + "(…");
        return new Group(logic, parts);
      }
    }
    throw cursor.fault("only and, or and not take expressions in brackets");
  }

  private Comparison comparison(String first) {
    if (++comparisons > MOST_COMPARISONS) {
      throw cursor.fault("the filter has more than " + MOST_COMPARISONS + " comparisons");
    }
    List<String> path = cursor.pathFrom(first);
    cursor.expect('[', "with a comparator after the field");
    String comparator = cursor.name("a comparator");
    cursor.expect(']', "after the comparator");
    cursor.expect(':', "before the value");
    return new Comparison(path, comparator, value());
  }

  private Value value() {
    cursor.skipBlanks();
    if (!cursor.takes('[')) {
      return new Text(cursor.value());
    }
    List<String> items = new ArrayList<>();
    cursor.skipBlanks();
    if (cursor.takes(']')) {
      return new TextList(items);
    }
    do {
      cursor.skipBlanks();
      items.add(cursor.value());
      cursor.skipBlanks();
    } while (cursor.takes(','));
    cursor.expect(']', "at the end of the list");
    return new TextList(items);
  }
}
