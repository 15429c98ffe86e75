package io.viginti.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

  @TempDir Path directory;
  private PidFile file;

  @BeforeEach
  void file() {
    file = new PidFile(directory.resolve("run/some.pid"));
  }

  @Test
  void findsTheProcessItNotes() {
    file.write(ProcessHandle.current());

    assertThat(file.find()).hasValue(ProcessHandle.current());
  }

  @Test
  void aPidOfAnotherProcessIsNotIt() throws IOException {
    Files.createDirectories(file.path().getParent());
    Files.writeString(file.path(), ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z\n");

    assertThat(file.find()).isEmpty();
  }

  @Test
  void anAbsentOrBrokenFileNotesNothing() throws IOException {
    assertThat(file.find()).isEmpty();

    Files.createDirectories(file.path().getParent());
    Files.writeString(file.path(), "not a pid");
    assertThat(file.find()).isEmpty();
  }
}
