package io.viginti.devstack.mesh;

import io.viginti.devstack.servers.DatabaseRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Secrets of one mesh, made once and kept in a file only its owner can read. */
public final class Secrets {

  private static final String MESH = "mesh-secret";
  private static final String VAULT = "vault-key";
  private static final String ADMIN = "postgres-admin-password";
  private static final String DEMO = "demo-password";

  private final Map<String, String> values;

  private Secrets(Map<String, String> values) {
    this.values = values;
  }

  /** Reads the file, and adds what is missing in it. */
  public static Secrets of(MeshHome home) {
    Path file = home.secrets();
    try {
      Files.createDirectories(home.directory());
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        Map<String, String> found = read(file);
        Map<String, String> complete = new TreeMap<>(found);
        complete.computeIfAbsent(MESH, k -> text(48));
        complete.computeIfAbsent(VAULT, k -> Base64.getEncoder().encodeToString(bytes(32)));
        complete.computeIfAbsent(ADMIN, k -> text(24));
        complete.computeIfAbsent(DEMO, k -> text(12));
        for (DatabaseRole role : DatabaseRole.values()) {
          complete.computeIfAbsent(passwordName(role), k -> text(24));
        }
        if (lock.isValid() && !complete.equals(found)) {
          write(file, complete);
        }
        return new Secrets(complete);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the secrets in " + file, e);
    }
  }

  public String mesh() {
    return get(MESH);
  }

  /** Base64 of 32 bytes. */
  public String vaultKey() {
    return get(VAULT);
  }

  public String postgresAdmin() {
    return get(ADMIN);
  }

  /** Password of the demo user. */
  public String demoPassword() {
    return get(DEMO);
  }

  public String password(DatabaseRole role) {
    return get(passwordName(role));
  }

  public Map<DatabaseRole, String> passwords() {
    Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
    for (DatabaseRole role : DatabaseRole.values()) {
      passwords.put(role, password(role));
    }
    return passwords;
  }

  private String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no secret " + name);
    }
    return value;
  }

  private static String passwordName(DatabaseRole role) {
    return "postgres-" + role.roleName() + "-password";
  }

  private static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    Map<String, String> values = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      values.put(name, properties.getProperty(name));
    }
    return values;
  }

  private static void write(Path file, Map<String, String> values) throws IOException {
    StringBuilder text = new StringBuilder("# Made by ./viginti up. Keep it with the data.\n");
    values.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    Files.writeString(file, text);
  }

  private static String text(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
