package io.viginti.devstack.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page {@code docs/settings.md}. */
public final class SettingsPage {

  private SettingsPage() {}

  /** The page as it must be for the sources below the root. */
  public static String of(Path root) throws IOException {
    return render(head(), ReadSettings.of(root));
  }

  public static Path file(Path root) {
    return root.resolve("docs/settings.md");
  }

  public static void write(Path root) throws IOException {
    Files.writeString(file(root), of(root));
  }

  static String render(String head, List<SettingsGroup> groups) {
    StringBuilder page = new StringBuilder(head);
    for (SettingsGroup group : groups) {
      page.append("\n## ")
          .append(group.prefix())
          .append("\n\n")
          .append(group.meaning())
          .append(group.meaning().isEmpty() ? "" : " ")
          .append("(`")
          .append(group.module())
          .append("`)\n\n| Setting | Environment | Default | Meaning |\n|---|---|---|---|\n");
      for (Setting setting : group.settings()) {
        page.append("| `")
            .append(setting.name())
            .append("` | `")
            .append(setting.environmentName())
            .append("` | ")
            .append(defaultOf(setting))
            .append(" | ")
            .append(setting.meaning())
            .append(setting.meaning().isEmpty() ? "" : " ")
            .append('(')
            .append(setting.type())
            .append(") |\n");
      }
    }
    return page.toString();
  }

  private static String defaultOf(Setting setting) {
    return setting
        .defaultValue()
        .map(value -> value.isEmpty() ? "empty" : "`" + value.replace("|", "\\|") + "`")
        .orElse("–");
  }

  private static String head() throws IOException {
    try (InputStream in = SettingsPage.class.getResourceAsStream("head.md")) {
      if (in == null) {
        throw new IOException("head.md is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
