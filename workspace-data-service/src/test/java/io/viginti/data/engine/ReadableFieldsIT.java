package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.FieldPermission;
import io.viginti.contracts.access.ObjectPermission;
import io.viginti.contracts.mesh.RestRequest;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REST for somebody who may not read every field. */
class ReadableFieldsIT {
  private static final AccessRole ROLE =
      new AccessRole(
          UUID.randomUUID(),
          "Reader",
          null,
          true,
          true,
          true,
          true,
          false,
          List.of(),
          List.of(new ObjectPermission("note", false, null, null, null)),
          List.of(
              new FieldPermission("person", "city", false, true),
              new FieldPermission("person", "emails", false, true),
              new FieldPermission("company", "employees", false, true)),
          List.of());

  private static RecordDatabase database;

  @BeforeAll
  static void start(@TempDir Path directory) throws SQLException, IOException {
    database = new RecordDatabase(directory);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void reset() throws SQLException, IOException {
    database.reset();
    database.callAs(RecordDatabase.MEMBER, BindRules.resolve(ROLE, TestShape.CATALOG));
  }

  private static JsonNode list(String plural, Map<String, String> parameters) {
    return database.rest(
        new RestRequest(RestRequest.Operation.LIST, plural, null, parameters, null));
  }

  @Test
  void withoutFieldsThereIsWhatMayBeRead() {
    JsonNode people = list("people", Map.of("depth", "1")).path("data").path("people");

    assertThat(people).isNotEmpty();
    JsonNode ada = people.path(0);
    assertThat(ada.has("name")).isTrue();
    assertThat(ada.has("city")).isFalse();
    assertThat(ada.has("emails")).isFalse();
    assertThat(ada.path("company").has("name")).isTrue();
    assertThat(ada.path("company").has("employees")).isFalse();
  }

  @Test
  void aHiddenFieldThatIsNamedIsRefused() {
    for (Map<String, String> parameters :
        List.of(
            Map.of("fields", "id,city"),
            Map.of("fields", "company.employees"),
            Map.of("filter", "city[eq]:\"London\""),
            Map.of("order_by", "city"))) {
      assertThatThrownBy(() -> list("people", parameters))
          .as("%s", parameters)
          .isInstanceOfSatisfying(
              VigintiException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }
  }

  @Test
  void aHiddenObjectIsNoPlural() {
    assertThatThrownBy(() -> list("notes", Map.of()))
        .isInstanceOfSatisfying(
            VigintiException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND));
  }
}
