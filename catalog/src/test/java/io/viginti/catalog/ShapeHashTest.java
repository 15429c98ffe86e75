package io.viginti.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeHashTest {
  @Test
  void readsBackWhatItWrote() {
    Shape shape = Shapes.small();

    assertThat(ShapeHash.read(ShapeHash.bytes(shape))).isEqualTo(shape);
    assertThat(ShapeHash.of(ShapeHash.read(ShapeHash.bytes(shape)))).isEqualTo(ShapeHash.of(shape));
  }

  @Test
  void doesNotDependOnTheOrderOfObjects() {
    List<ShapeObject> objects = new ArrayList<>(Shapes.small().objects());
    Collections.reverse(objects);

    assertThat(ShapeHash.of(new Shape(Shape.FORMAT, objects)))
        .isEqualTo(ShapeHash.of(Shapes.small()));
  }

  @Test
  void doesNotDependOnTheOrderOfKeysInSettings() {
    assertThat(ShapeHash.of(withSettings("{\"min\":1,\"dataType\":\"int\"}")))
        .isEqualTo(ShapeHash.of(withSettings("{\"dataType\":\"int\",\"min\":1}")));
  }

  @Test
  void tellsDifferentShapesApart() {
    assertThat(ShapeHash.of(withSettings("{\"dataType\":\"int\"}")))
        .isNotEqualTo(ShapeHash.of(withSettings("{\"dataType\":\"float\"}")));
  }

  @Test
  void keepsTheOrderOfFieldsAndOptions() {
    Shape shape =
        Shapes.of(Shapes.object("dog", "dogs", Shapes.select("size", FieldType.SELECT, "S", "L")));

    assertThat(ShapeHash.read(ShapeHash.bytes(shape)).objects().getFirst().fields())
        .isEqualTo(shape.objects().getFirst().fields());
  }

  private static Shape withSettings(String json) {
    try {
      JsonNode settings = new ObjectMapper().readTree(json);
      return Shapes.of(
          Shapes.object(
              "dog", "dogs", Shapes.field("age", FieldType.NUMBER, true, settings, List.of())));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
