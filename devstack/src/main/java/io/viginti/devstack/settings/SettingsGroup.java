package io.viginti.devstack.settings;

import java.util.List;

/**
 * The settings of one feature.
 *
 * @param module where its interface is
 * @param meaning Markdown
 */
record SettingsGroup(String prefix, String module, String meaning, List<Setting> settings) {

  SettingsGroup {
    settings = List.copyOf(settings);
  }
}
