package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.catalog.AggregateFunction;
import io.viginti.catalog.Composite;
import io.viginti.catalog.DateGranularity;
import io.viginti.catalog.FilterKind;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.RootField;
import io.viginti.contracts.shape.FieldType;
import io.viginti.data.query.Change;
import io.viginti.platform.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every operator, composite, relation kind, figure, dimension, order, mutation and error has a
 * golden case. What there is comes from the types themselves: one more without a case fails here.
 */
class GoldenCoverageTest {
  private static final Path CASES = Path.of("src/test/golden");
  private static final Set<String> COVERED = GoldenCoverage.of(CASES.resolve("passing"));

  /** Codes that a caller, a gateway or the mesh around the compiler is answered with. */
  private static final Set<ErrorCode> NOT_OF_THE_COMPILER =
      EnumSet.of(
          ErrorCode.UNAUTHENTICATED,
          ErrorCode.FORBIDDEN,
          ErrorCode.QUERY_TOO_COMPLEX,
          ErrorCode.RATE_LIMITED,
          ErrorCode.SCHEMA_CHANGED,
          ErrorCode.UNAVAILABLE,
          ErrorCode.INTERNAL);

  private static void assertCovered(Stream<String> words) {
    Set<String> missing = new TreeSet<>(words.toList());
    missing.removeAll(COVERED);
    assertThat(missing).as("without a golden case").isEmpty();
  }

  @Test
  void everyFilterOperator() {
    assertCovered(
        Arrays.stream(FilterKind.values())
            .flatMap(
                kind ->
                    kind.operators().stream().map(operator -> "filter " + kind + " " + operator)));
    assertCovered(Stream.of("filter and", "filter or", "filter not"));
  }

  @Test
  void everyFieldTypeIsAnsweredAndFiltered() {
    Stream<FieldType> own =
        Arrays.stream(FieldType.values())
            .filter(type -> type != FieldType.TS_VECTOR)
            .filter(type -> type != FieldType.RELATION && type != FieldType.MORPH_RELATION);
    assertCovered(own.map(type -> "answer " + type));
    assertCovered(Arrays.stream(FieldType.values()).map(type -> "filter " + type));
  }

  @Test
  void everyComposite() {
    assertCovered(
        Arrays.stream(Composite.values())
            .flatMap(one -> Stream.of("order " + one, "group " + one, "answer " + one)));
    assertCovered(
        Arrays.stream(Composite.values()).filter(Composite::isWritable).map(one -> "write " + one));
  }

  @Test
  void everyRelationKind() {
    assertCovered(
        Stream.of("ReferenceField", "InverseOneField", "MORPH_RELATION")
            .flatMap(kind -> Stream.of("answer to one " + kind, "filter to one " + kind)));
    assertCovered(
        Stream.of("ByColumn", "ByJunction")
            .flatMap(
                kind ->
                    Stream.of(
                        "answer " + kind,
                        "filter " + kind + " some",
                        "filter " + kind + " none",
                        "filter " + kind + " every")));
    assertCovered(
        Stream.of("ReferenceField", "MORPH_RELATION")
            .flatMap(kind -> Stream.of("order over " + kind, "group over " + kind)));
  }

  @Test
  void everyFigureAndDimension() {
    assertCovered(Arrays.stream(AggregateFunction.values()).map(function -> "figure " + function));
    assertCovered(Stream.of("figure count", "figure records"));
    assertCovered(orderable().map(type -> "group " + type));
    assertCovered(
        Arrays.stream(DateGranularity.values())
            .flatMap(
                granularity ->
                    Stream.of("group DATE " + granularity, "group DATE_TIME " + granularity)));
  }

  @Test
  void everyOrder() {
    assertCovered(orderable().map(type -> "order " + type));
    assertCovered(
        Stream.of("AscNullsFirst", "AscNullsLast", "DescNullsFirst", "DescNullsLast")
            .map(direction -> "order " + direction));
  }

  private static Stream<LeafType> orderable() {
    return Arrays.stream(LeafType.values()).filter(LeafType::isOrderable);
  }

  @Test
  void everyRootField() {
    Stream<RootField.Kind> reads =
        Arrays.stream(RootField.Kind.values()).filter(kind -> !kind.isMutation());
    assertCovered(reads.map(kind -> "root " + kind));
    assertCovered(Stream.of("root SEARCH"));
    for (Class<?> change : Change.class.getPermittedSubclasses()) {
      if (Change.class.isAssignableFrom(change) && change != Change.CreateIfAbsent.class) {
        boolean isOneOnly = change == Change.Merge.class;
        String word = "change " + change.getSimpleName();
        assertCovered(isOneOnly ? Stream.of(word, word + " dry") : Stream.of(word, word + " many"));
      }
    }
  }

  @Test
  void everyError() throws IOException {
    Set<ErrorCode> missing = EnumSet.allOf(ErrorCode.class);
    missing.removeAll(NOT_OF_THE_COMPILER);
    try (Stream<Path> folders = Files.list(CASES.resolve("failing"))) {
      for (Path folder : folders.toList()) {
        String result = Files.readString(folder.resolve("result.json"));
        missing.removeIf(code -> result.contains("\"" + code + "\""));
      }
    }
    assertThat(missing).as("without a golden case").isEmpty();
  }

  @Test
  void securityCasesSayWhatLeaked() {
    for (String folder :
        List.of(
            "connection-cursor",
            "missing-target",
            "missing-morph-target",
            "link-to-nothing",
            "update-missing")) {
      assertThat(CASES.resolve("failing").resolve(folder).resolve("README.md")).exists();
    }
  }
}
