package io.viginti.devstack.cli;

import io.viginti.devstack.settings.SettingsPage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Writes {@code docs/settings.md}. */
@Command(name = "settings", description = "Write docs/settings.md out of the sources.")
final class Settings implements Callable<Integer> {

  @ParentCommand Main main;

  @Override
  public Integer call() throws Exception {
    SettingsPage.write(main.repository);
    System.out.println("wrote " + SettingsPage.file(main.repository));
    return 0;
  }
}
