package io.viginti.devstack.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viginti.devstack.imports.RowReader.Line;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowMappingTest {

  @Test
  void theIdFollowsFromTheKeyAlone() {
    RowMapping mapping = keyed("mail.address");

    Row one = mapping.map(line("{\"mail\":{\"address\":\"a@b\"},\"x\":1}"));
    Row two = mapping.map(line("{\"x\":2,\"mail\":{\"address\":\"a@b\"}}"));

    assertThat(one.id()).isEqualTo(two.id()).isEqualTo(RowMapping.idOf("person", "a@b").toString());
  }

  @Test
  void withoutAKeyTheIdFollowsFromTheContentInAnyOrder() {
    RowMapping mapping = new RowMapping(options(Optional.empty(), Map.of(), Map.of()));

    String one = mapping.map(line("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}")).id();

    assertThat(mapping.map(line("{\"b\":{\"d\":3,\"c\":2},\"a\":1}")).id()).isEqualTo(one);
    assertThat(mapping.map(line("{\"b\":{\"d\":4,\"c\":2},\"a\":1}")).id()).isNotEqualTo(one);
  }

  @Test
  void renamesLinksAndPassesOnTheRest() {
    RowMapping mapping =
        new RowMapping(
            options(
                Optional.of("Package"), Map.of("Package", "name"), Map.of("maintainer", "person")));

    Row row =
        mapping.map(
            line(
                "{\"Package\":\"bash\",\"maintainer\":\"m@debian.org\",\"owner\":{\"connect\":{\"id\":\"1\"}}}"));

    assertThat(row.input().path("name").asText()).isEqualTo("bash");
    assertThat(row.input().has("Package")).isFalse();
    assertThat(row.input().path("maintainerId").asText())
        .isEqualTo(RowMapping.idOf("person", "m@debian.org").toString());
    assertThat(row.input().path("owner").path("connect").path("id").asText()).isEqualTo("1");
  }

  @Test
  void saysWhyALineIsNoRow() {
    RowMapping mapping = keyed("name");

    assertThatThrownBy(() -> mapping.map(line("{\"name\":"))).hasMessageContaining("not JSON");
    assertThatThrownBy(() -> mapping.map(line("{} {}"))).hasMessageContaining("not JSON");
    assertThatThrownBy(() -> mapping.map(line("[1]"))).hasMessage("not a JSON object");
    assertThatThrownBy(() -> mapping.map(line("{\"name\":null}"))).hasMessageContaining("key name");
  }

  private static RowMapping keyed(String key) {
    return new RowMapping(options(Optional.of(key), Map.of(), Map.of()));
  }

  private static ImportOptions options(
      Optional<String> key, Map<String, String> renames, Map<String, String> links) {
    return new ImportOptions(Path.of("rows.ndjson"), "person", key, renames, links, 10);
  }

  private static Line line(String text) {
    return new Line(1, text, Optional.empty());
  }
}
