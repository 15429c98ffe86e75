package io.viginti.data.frontend.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names with points, separated by commas, each name with what is named below it. */
final class NameTree {
  private final Map<String, NameTree> below = new LinkedHashMap<>();
  private boolean isWhole;

  private NameTree() {}

  static NameTree parse(String parameter, String text) {
    NameTree root = new NameTree();
    for (var path : TextCursor.list(parameter, text, TextCursor::path)) {
      NameTree at = root;
      for (String name : path) {
        at = at.below.computeIfAbsent(name, none -> new NameTree());
      }
      at.isWhole = true;
    }
    return root;
  }

  /** In the order of the text. */
  Map<String, NameTree> below() {
    return below;
  }

  /** Whether it is named without anything below it. */
  boolean isWhole() {
    return isWhole;
  }
}
