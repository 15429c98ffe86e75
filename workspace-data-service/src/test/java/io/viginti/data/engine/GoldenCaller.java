package io.viginti.data.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.contracts.access.AccessRole;
import io.viginti.data.plan.access.ResolvedAccess;
import io.viginti.testing.GoldenCases;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who calls in a golden case: {@code caller.json}. */
record GoldenCaller(@Nullable UUID memberId, ResolvedAccess access) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALLOWED =
      """
      {"id": "00000000-0000-4000-8000-00000000007e", "label": "Restricted",
       "canReadAllRecords": true, "canUpdateAllRecords": true, "canSoftDeleteAllRecords": true,
       "canDestroyAllRecords": true, "canUpdateAllSettings": false,
       "settings": [], "objects": [], "fields": [], "rules": []}
      """;

  static GoldenCaller of(Path folder) {
    String text = GoldenCases.read(folder, "caller.json");
    if (text.isBlank()) {
      return new GoldenCaller(RecordDatabase.MEMBER, ResolvedAccess.everything());
    }
    try {
      JsonNode given = JSON.readTree(text);
      ObjectNode role = (ObjectNode) JSON.readTree(ALLOWED);
      role.setAll((ObjectNode) given.path("role"));
      return new GoldenCaller(
          given.has("member") ? UUID.fromString(given.path("member").textValue()) : null,
          BindRules.resolve(JSON.treeToValue(role, AccessRole.class), TestShape.CATALOG));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("caller.json of " + folder, e);
    }
  }
}
