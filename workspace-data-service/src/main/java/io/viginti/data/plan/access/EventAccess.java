package io.viginti.data.plan.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.LeafField;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.Output;
import java.util.ArrayList;
import java.util.List;

/** What of record events is for callers of an access. */
public record EventAccess(ResolvedAccess access) {
  public boolean isUnrestricted() {
    return access.isUnrestricted();
  }

  /** Whether events of the object are heard at all. */
  public boolean hears(CatalogObject object) {
    return access.on(object).canRead();
  }

  /** Whether a filter may name the field. */
  public boolean mayName(CatalogField field) {
    return access.on(field.owner()).canRead(field);
  }

  /** Which of the object's records are there. */
  public Condition rule(CatalogObject object) {
    return access.on(object).rule();
  }

  /** The names that may be told. */
  public List<String> readable(CatalogObject object, List<String> names) {
    return access.isUnrestricted()
        ? names
        : names.stream().filter(name -> mayTell(object, name)).toList();
  }

  /** The same record, in its API form, without what may not be read. */
  public JsonNode readable(CatalogObject object, JsonNode record) {
    if (access.isUnrestricted()) {
      return record;
    }
    ObjectNode told = record.deepCopy();
    List<String> names = new ArrayList<>();
    told.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> mayTell(object, name));
    told.remove(names);
    for (CatalogField field : object.fields()) {
      if (field instanceof LeafField leaf) {
        Links.masks(leaf, access::on).forEach(mask -> mask(told, leaf, mask));
      }
    }
    return told;
  }

  /** As answers leave it out. */
  private static void mask(ObjectNode told, LeafField field, Output.Masked.Mask mask) {
    if (!told.hasNonNull(mask.target().idName())) {
      return;
    }
    if (mask.without().isEmpty()) {
      told.putNull(field.name());
    } else if (told.get(field.name()) instanceof ObjectNode document) {
      document.remove(mask.without());
    }
  }

  /** An event is of the shape it was written under: a name that is none any more is not told. */
  private boolean mayTell(CatalogObject object, String name) {
    return object.findField(name).map(this::mayName).orElse(false);
  }
}
