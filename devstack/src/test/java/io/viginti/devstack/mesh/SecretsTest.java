package io.viginti.devstack.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.devstack.servers.DatabaseRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir Path directory;

  @Test
  void areMadeOnceAndForTheirOwnerOnly() throws IOException {
    MeshHome home = new MeshHome(directory.resolve("home"));

    Secrets made = Secrets.of(home);
    Secrets read = Secrets.of(home);

    assertThat(read.mesh()).isEqualTo(made.mesh()).hasSizeGreaterThan(31);
    assertThat(read.passwords()).isEqualTo(made.passwords()).hasSize(DatabaseRole.values().length);
    assertThat(Base64.getDecoder().decode(read.vaultKey())).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())))
        .isEqualTo("rw-------");
  }
}
