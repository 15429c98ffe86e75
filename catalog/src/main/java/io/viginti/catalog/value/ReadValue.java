package io.viginti.catalog.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.LeafField;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field's value as a client writes it, turned into the parameters that are bound: checked by the
 * scalar, then by the field's type and settings, and normalised.
 */
public final class ReadValue {
  private ReadValue() {}

  /**
   * The parameter of a value that is not JSON null.
   *
   * @return null when a fault was found
   */
  public static @Nullable Object leaf(LeafField field, JsonNode value, Faults faults) {
    Scalar.Reading reading = Scalar.of(field).read(value, field.enumType());
    Object stored = reading.value();
    String fault = reading.fault();
    if (stored != null) {
      FieldRules.Outcome outcome = FieldRules.check(field.source(), stored);
      stored = outcome.value();
      fault = outcome.fault();
    }
    if (fault != null) {
      faults.add(fault);
    }
    return stored;
  }

  /**
   * The parameters of the sub-fields that are given or follow from others; a null clears one.
   * Sub-fields with faults are left out.
   *
   * @param value not JSON null
   */
  public static Map<CompositeField.Part, @Nullable Object> composite(
      CompositeField field, JsonNode value, Faults faults) {
    if (!value.isObject()) {
      faults.add("must be an object");
      return Map.of();
    }
    Map<CompositeField.Part, Object> given = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      CompositeField.Part part = field.findPart(entry.getKey()).orElse(null);
      if (part == null) {
        faults.add(
            "%s has no field %s".formatted(field.composite().typeName(), entry.getKey()),
            entry.getKey());
      } else if (entry.getValue().isNull()) {
        given.put(part, CompositeRules.CLEARED);
      } else {
        Scalar.Reading reading = Scalar.of(part).read(entry.getValue(), part.enumType());
        String fault = reading.fault();
        if (fault != null) {
          faults.add(fault, entry.getKey());
        }
        Object stored = reading.value();
        if (stored != null) {
          given.put(part, stored);
        }
      }
    }
    Map<CompositeField.Part, @Nullable Object> read = new LinkedHashMap<>();
    CompositeRules.complete(field, given, faults)
        .forEach(
            (part, stored) -> read.put(part, stored == CompositeRules.CLEARED ? null : stored));
    return Collections.unmodifiableMap(read);
  }
}
