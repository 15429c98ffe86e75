package io.viginti.devstack.settings;

/** Turns the text of a Javadoc comment into one line of Markdown for a table. */
final class Javadoc {

  private Javadoc() {}

  static String toMarkdown(String comment) {
    String text = comment.strip();
    int tags = text.indexOf("\n @");
    if (text.startsWith("@")) {
      return "";
    }
    if (tags >= 0) {
      text = text.substring(0, tags);
    }
    return text.replaceAll("\\{@(?:code|literal)\\s+([^}]*)}", "`$1`")
        .replaceAll("\\{@link(?:plain)?\\s+#?([^} ]*)[^}]*}", "`$1`")
        .replaceAll("</?(?:code|tt)>", "`")
        .replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .replace("|", "\\|")
        .strip();
  }
}
