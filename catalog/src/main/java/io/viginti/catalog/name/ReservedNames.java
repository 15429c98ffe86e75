package io.viginti.catalog.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The checked-in list {@code reserved-names.txt}: everything the static part of the schema defines
 * or may come to define. A release may add static names only from this list.
 */
public final class ReservedNames {
  private static final String RESOURCE = "reserved-names.txt";
  private static final Map<Kind, Set<String>> NAMES = read();

  private ReservedNames() {}

  /** What a name on the list stands for. */
  public enum Kind {
    /** Object, input, enum and scalar types. */
    TYPE,
    /** Root fields of Query. */
    QUERY,
    /** Root fields of Mutation. */
    MUTATION,
    /** Root fields of Subscription. */
    SUBSCRIPTION,
    /** Singular names of standard objects to come. */
    OBJECT
  }

  public static boolean contains(Kind kind, String name) {
    return of(kind).contains(name);
  }

  public static Set<String> of(Kind kind) {
    return NAMES.getOrDefault(kind, Set.of());
  }

  private static Map<Kind, Set<String>> read() {
    Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);
    try (InputStream in =
            Objects.requireNonNull(ReservedNames.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] words = line.strip().split(" +", -1);
          Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
          for (int i = 1; i < words.length; i++) {
            names.computeIfAbsent(kind, ignored -> new HashSet<>()).add(words[i]);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(names);
  }
}
