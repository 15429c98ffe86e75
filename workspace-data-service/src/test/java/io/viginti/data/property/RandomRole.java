package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.RowRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Somebody who sees some of the records. */
record RandomRole(AccessRole role, Map<CatalogObject, JsonNode> rules) {
  static RandomRole unrestricted() {
    return new RandomRole(AccessRole.MEMBER, Map.of());
  }

  /** With rules on about half of the objects, most of which leave some records. */
  static RandomRole of(Records records, Random random) {
    RandomFilter filters = new RandomFilter(records, new RandomValues(random));
    ReferenceFilter reference = new ReferenceFilter(records);
    Map<CatalogObject, JsonNode> rules = new HashMap<>();
    List<RowRule> named = new ArrayList<>();
    List<CatalogObject> objects = new ArrayList<>(records.byObject().keySet());
    objects.sort(Comparator.comparing(CatalogObject::nameSingular));
    for (CatalogObject object : objects) {
      if (random.nextBoolean()) {
        ObjectNode filter = filters.filter(object, 2);
        for (int i = 0; i < 5 && reference.selectAny(object, filter).isEmpty(); i++) {
          filter = filters.filter(object, 2);
        }
        rules.put(object, filter);
        named.add(new RowRule(object.nameSingular(), filter));
      }
    }
    AccessRole all = AccessRole.MEMBER;
    return new RandomRole(
        new AccessRole(
            UUID.randomUUID(),
            "Some records",
            null,
            true,
            true,
            true,
            true,
            false,
            List.of(),
            all.objects(),
            all.fields(),
            named),
        rules);
  }

  /** The records without those that the role does not see. */
  Records visible(Records records) {
    ReferenceFilter reference = new ReferenceFilter(records);
    Map<CatalogObject, List<ObjectNode>> visible = new HashMap<>(records.byObject());
    rules.forEach((object, filter) -> visible.put(object, reference.selectAny(object, filter)));
    return new Records(visible, records.links());
  }
}
