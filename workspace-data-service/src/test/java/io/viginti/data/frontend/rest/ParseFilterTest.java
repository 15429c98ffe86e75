package io.viginti.data.frontend.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viginti.data.frontend.rest.FilterExpression.Comparison;
import io.viginti.data.frontend.rest.FilterExpression.Group;
import io.viginti.data.frontend.rest.FilterExpression.Logic;
import io.viginti.data.frontend.rest.FilterExpression.Text;
import io.viginti.data.frontend.rest.FilterExpression.TextList;
import io.viginti.data.frontend.rest.FilterExpression.Value;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParseFilterTest {
  private static final String MARKS = "ab,()[]:\"\\.% é€😀\t\u0000";

  private static Comparison comparison(String path, String comparator, String value) {
    return new Comparison(List.of(path.split("\\.")), comparator, new Text(value));
  }

  @Test
  void readsOneComparison() {
    assertThat(ParseFilter.parse("name.firstName[ilike]:ada%"))
        .isEqualTo(comparison("name.firstName", "ilike", "ada%"));
  }

  @Test
  void joinsAListWithAnd() {
    assertThat(ParseFilter.parse("a[eq]:1, b[gt]:2"))
        .isEqualTo(
            new Group(Logic.AND, List.of(comparison("a", "eq", "1"), comparison("b", "gt", "2"))));
  }

  @Test
  void readsGroupsOfAnyDepth() {
    assertThat(ParseFilter.parse("or(a[eq]:1,not(and(b[eq]:2,c[is]:NULL)))"))
        .isEqualTo(
            new Group(
                Logic.OR,
                List.of(
                    comparison("a", "eq", "1"),
                    new Group(
                        Logic.NOT,
                        List.of(
                            new Group(
                                Logic.AND,
                                List.of(
                                    comparison("b", "eq", "2"),
                                    comparison("c", "is", "NULL"))))))));
  }

  @Test
  void readsListsAndQuotes() {
    assertThat(ParseFilter.parse("a[in]:[x, \"y, \\\"z\\\" \\\\ \\n\",\"\"]"))
        .isEqualTo(
            new Comparison(List.of("a"), "in", new TextList(List.of("x", "y, \"z\" \\ \\n", ""))));
    assertThat(ParseFilter.parse("a[in]:[]"))
        .isEqualTo(new Comparison(List.of("a"), "in", new TextList(List.of())));
  }

  @Test
  void refusesNamesWithoutEnd() {
    String path = "a" + ".a".repeat(200_000);

    assertThatThrownBy(() -> ParseFilter.parse(path + "[eq]:1")).hasMessageContaining("at most 50");
    assertThatThrownBy(() -> ParseOrder.parse(path)).hasMessageContaining("at most 50");
    assertThatThrownBy(() -> ParseGroupBy.parse(path)).hasMessageContaining("at most 50");
  }

  @Test
  void takesAFieldForAFieldThatIsNamedLikeALogic() {
    assertThat(ParseFilter.parse("order[eq]:1")).isEqualTo(comparison("order", "eq", "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name|5",
        "name[eq|8",
        "name[eq]|9",
        "name[eq]:a)|11",
        "name[eq]:a(b|11",
        "name[eq]:\"a|10",
        "[eq]:a|1",
        "name..x[eq]:a|6",
        "xor(a[eq]:1)|5",
        "and()|5",
        "and(a[eq]:1|12",
        "a[eq]:1,|9",
        "a[in]:[1|9",
        "a[eq]:\"x\"y|10",
      })
  void tellsWhereATextIsWrong(String text, int character) {
    assertThatThrownBy(() -> ParseFilter.parse(text))
        .isInstanceOfSatisfying(
            VigintiException.class,
            error -> {
              assertThat(error.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
              assertThat(error.problems()).hasSize(1);
              assertThat(error.problems().getFirst().path()).containsExactly("filter");
              assertThat(error).hasMessageContaining("at character " + character + ":");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"and(", "not(or("})
  void refusesNestingWithoutEnd(String opening) {
    assertThatThrownBy(() -> ParseFilter.parse(opening.repeat(200_000)))
        .isInstanceOf(VigintiException.class)
        .hasMessageContaining("nested");
  }

  @Test
  void readsBackWhatItPrints() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      FilterExpression expression = expression(random, 0);
      String text = print(expression);
      assertThat(ParseFilter.parse(text)).as("seed %d: %s", seed, text).isEqualTo(expression);
    }
  }

  @Test
  void refusesOrReadsEveryText() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String text = damaged(print(expression(random, 1)), random);
      try {
        FilterExpression read = ParseFilter.parse(text);
        assertThat(ParseFilter.parse(print(read))).as("seed %d: %s", seed, text).isEqualTo(read);
      } catch (VigintiException refused) {
        assertThat(refused.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
      }
    }
  }

  private static FilterExpression expression(Random random, int depth) {
    if (depth < 4 && random.nextInt(3) == 0) {
      Logic logic = Logic.values()[random.nextInt(3)];
      List<FilterExpression> parts = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        parts.add(expression(random, depth + 1));
      }
      return new Group(logic, parts);
    }
    List<String> path = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      path.add(List.of("name", "firstName", "a1_b", "and", "Z").get(random.nextInt(5)));
    }
    Value value =
        random.nextInt(3) == 0
            ? new TextList(
                random.ints(random.nextInt(4), 0, 9).mapToObj(n -> text(random)).toList())
            : new Text(text(random));
    return new Comparison(path, List.of("eq", "in", "x").get(random.nextInt(3)), value);
  }

  private static String text(Random random) {
    int[] points = MARKS.codePoints().toArray();
    return random
        .ints(random.nextInt(8), 0, points.length)
        .mapToObj(at -> Character.toString(points[at]))
        .collect(Collectors.joining());
  }

  private static String damaged(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(3));
    return text.substring(0, from) + text(random) + text.substring(to);
  }

  private static String print(FilterExpression expression) {
    return switch (expression) {
      case Group(Logic logic, List<FilterExpression> parts) ->
          parts.stream()
              .map(ParseFilterTest::print)
              .collect(Collectors.joining(",", logic.word() + "(", ")"));
      case Comparison(List<String> path, String comparator, Value value) ->
          "%s[%s]:%s".formatted(String.join(".", path), comparator, print(value));
    };
  }

  private static String print(Value value) {
    return switch (value) {
      case Text(String text) -> print(text);
      case TextList(List<String> items) ->
          items.stream().map(ParseFilterTest::print).collect(Collectors.joining(",", "[", "]"));
    };
  }

  private static String print(String text) {
    boolean isPlain = text.chars().allMatch(Character::isLetterOrDigit) && !text.isEmpty();
    return isPlain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
