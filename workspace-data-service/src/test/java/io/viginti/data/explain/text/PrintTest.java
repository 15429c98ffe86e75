package io.viginti.data.explain.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.data.query.Change;
import io.viginti.data.query.Criteria;
import io.viginti.data.query.Operand;
import io.viginti.data.query.RecordMutation;
import io.viginti.data.query.RecordQuery;
import io.viginti.data.query.Selection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every plan is printed by the golden cases; here is how it reads. */
class PrintTest {
  private static final Operand NAME = new Operand.Variable("f", List.of("name", "in", 0));

  private static Selection select(Selection.Item... items) {
    return new Selection(List.of(items));
  }

  private static Selection.Field field(String key, String name, @Nullable Selection selection) {
    return new Selection.Field(key, name, Criteria.none(), selection);
  }

  @Test
  void anIntentIsATreeInTheNamesOfTheApi() {
    Map<String, Operand> filter = new LinkedHashMap<>();
    filter.put("name", NAME);
    filter.put("or", new Operand.Items(List.of()));
    Criteria criteria =
        new Criteria(
            new Operand.Fields(filter),
            Operand.none(),
            new Operand.Constant(IntNode.valueOf(7)),
            Operand.none());
    RecordQuery query =
        new RecordQuery(
            "company",
            RecordQuery.Cardinality.MANY,
            Operand.none(),
            criteria,
            select(
                field("called", "name", null),
                new Selection.Field(
                    "people", "people", criteria, select(new Selection.TypeName("__typename")))));

    assertThat(PrintIntent.print(query))
        .isEqualTo(
            """
            List of company
              filter {name: $f.name.in.0, or: []}
              limit 7
              select
                called: name
                people(filter: {name: $f.name.in.0, or: []}, limit: 7)
                  __typename
            """);
  }

  @Test
  void aMutationSaysWhatAndWhich() {
    Change change =
        new Change.Update(
            new Change.ById(new Operand.Constant(TextNode.valueOf("x")), Operand.none()), NAME);

    assertThat(
            PrintIntent.print(
                new RecordMutation("company", change, select(field("id", "id", null)))))
        .isEqualTo(
            """
            Update company
              id "x"
              data $f.name.in.0
              select
                id
            """);
  }
}
