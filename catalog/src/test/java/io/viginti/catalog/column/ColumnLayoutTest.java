package io.viginti.catalog.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeColumn;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnLayoutTest {
  @Test
  void namesTheColumnsOfACompositeAfterFieldAndPart() {
    assertThat(ColumnLayout.suggest(FieldType.CURRENCY, null, "revenue"))
        .containsExactly(
            new ShapeColumn("amountMicros", "revenueAmountMicros", ColumnType.NUMERIC),
            new ShapeColumn("currencyCode", "revenueCurrencyCode", ColumnType.TEXT));
  }

  @Test
  void numbersAColumnWhoseNameIsTaken() {
    assertThat(ColumnLayout.allot(FieldType.TEXT, null, "name", Set.of("name", "name_2")))
        .containsExactly(new ShapeColumn(null, "name_3", ColumnType.TEXT));
  }

  @Test
  void keepsTheColumnsOfOneLongFieldApart() {
    String field = "a".repeat(40);

    assertThat(ColumnLayout.allot(FieldType.PHONES, null, field, Set.of()))
        .extracting(ShapeColumn::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.length() <= PhysicalNames.MAX_BYTES);
  }

  @ParameterizedTest
  @EnumSource(value = FieldType.class, mode = EnumSource.Mode.EXCLUDE, names = "TS_VECTOR")
  void hasColumnsForEveryType(FieldType type) {
    assertThat(ColumnLayout.suggest(type, null, "x")).isNotEmpty();
  }
}
