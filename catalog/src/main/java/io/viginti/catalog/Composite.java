package io.viginti.catalog;

import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.FieldType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The field types whose value is an object with sub-fields, each in a column of its own. */
public enum Composite {
  FULL_NAME("FullName", text("firstName"), text("lastName")),
  CURRENCY(
      "Currency",
      new Part("amountMicros", LeafType.BIG_FLOAT, ColumnType.NUMERIC),
      text("currencyCode")),
  ADDRESS(
      "Address",
      text("addressStreet1"),
      text("addressStreet2"),
      text("addressCity"),
      text("addressPostcode"),
      text("addressState"),
      text("addressCountry"),
      new Part("addressLat", LeafType.BIG_FLOAT, ColumnType.NUMERIC),
      new Part("addressLng", LeafType.BIG_FLOAT, ColumnType.NUMERIC)),
  LINKS(
      "Links",
      text("primaryLinkLabel"),
      text("primaryLinkUrl"),
      new Part("secondaryLinks", LeafType.LINK_ITEMS, ColumnType.JSONB)),
  EMAILS(
      "Emails",
      text("primaryEmail"),
      new Part("additionalEmails", LeafType.JSON_STRING_LIST, ColumnType.JSONB)),
  PHONES(
      "Phones",
      text("primaryPhoneNumber"),
      text("primaryPhoneCountryCode"),
      text("primaryPhoneCallingCode"),
      new Part("additionalPhones", LeafType.JSON, ColumnType.JSONB)),
  RICH_TEXT("RichText", text("blocknote"), text("markdown")),
  ACTOR(
      "Actor",
      new Part("source", LeafType.ENUM, ColumnType.TEXT),
      new Part("workspaceMemberId", LeafType.ID, ColumnType.UUID),
      text("name"),
      new Part("context", LeafType.JSON, ColumnType.JSONB));

  /** Where an ACTOR value came from. */
  public static final EnumType ACTOR_SOURCE =
      EnumType.ofValues(
          "ActorSource",
          List.of("MANUAL", "API", "IMPORT", "EMAIL", "CALENDAR", "WORKFLOW", "WEBHOOK", "SYSTEM"));

  private static final Map<FieldType, Composite> BY_TYPE = new EnumMap<>(FieldType.class);

  static {
    for (Composite composite : values()) {
      BY_TYPE.put(FieldType.valueOf(composite.name()), composite);
    }
  }

  private final String typeName;
  private final List<Part> parts;

  Composite(String typeName, Part... parts) {
    this.typeName = typeName;
    this.parts = List.of(parts);
  }

  /** A sub-field as every field of the composite has it. */
  public record Part(String name, LeafType leafType, ColumnType columnType) {}

  /** The composite of a field type; empty when the type has none. */
  public static Optional<Composite> find(FieldType type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  /** The GraphQL output type; inputs append {@code Input, FilterInput, OrderByInput}. */
  public String typeName() {
    return typeName;
  }

  /** What an aggregate holds of each sub-field. */
  public String aggregateType(AggregateFunction.Answer answer) {
    return typeName + answer.typeSuffix();
  }

  /** Whether an aggregate holds anything of it. */
  public boolean isIn(AggregateFunction.Answer answer) {
    return parts.stream().anyMatch(part -> answer.takes(part.leafType()));
  }

  public List<Part> parts() {
    return parts;
  }

  /** Whether clients may write it. */
  public boolean isWritable() {
    return this != ACTOR;
  }

  /** The sub-fields that decide, together, whether two values are the same. */
  public List<String> decidingParts() {
    return switch (this) {
      case LINKS -> List.of("primaryLinkUrl");
      case EMAILS -> List.of("primaryEmail");
      // The number is the national one: it says little without its calling code.
      case PHONES -> List.of("primaryPhoneNumber", "primaryPhoneCallingCode");
      case FULL_NAME, CURRENCY, ADDRESS, RICH_TEXT, ACTOR ->
          parts.stream().map(Part::name).toList();
    };
  }

  private static Part text(String name) {
    return new Part(name, LeafType.STRING, ColumnType.TEXT);
  }
}
