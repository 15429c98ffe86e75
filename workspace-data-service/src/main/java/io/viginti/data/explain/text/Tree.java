package io.viginti.data.explain.text;

import java.util.Collection;
import java.util.function.Consumer;

/** Lines of an indented tree. */
final class Tree {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  Tree line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
    return this;
  }

  /** What is printed below the last line. */
  Tree below(Consumer<Tree> print) {
    depth++;
    print.accept(this);
    depth--;
    return this;
  }

  /** A heading with what is below it, when there is anything. */
  <T> Tree each(String heading, Collection<T> parts, Consumer<T> print) {
    return parts.isEmpty() ? this : line(heading).below(tree -> parts.forEach(print));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
