package io.viginti.catalog.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.CompositeField.Part;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the sub-fields of a composite must be and how they follow from each other. Sub-fields that
 * were not given stay as they are, unless another one decides them.
 */
final class CompositeRules {
  /** Stands for a sub-field that was given as null. */
  static final Object CLEARED = new Object();

  private static final String NO_LINK = "must be an absolute http or https address";

  private static final Set<String> CURRENCIES =
      Currency.availableCurrencies()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private final CompositeField field;
  private final Faults faults;
  private final Map<Part, Object> values;

  private CompositeRules(CompositeField field, Map<Part, Object> given, Faults faults) {
    this.field = field;
    this.faults = faults;
    this.values = new LinkedHashMap<>(given);
  }

  /** The sub-fields to write, normalised. */
  static Map<Part, Object> complete(CompositeField field, Map<Part, Object> given, Faults faults) {
    CompositeRules rules = new CompositeRules(field, given, faults);
    switch (field.composite()) {
      case CURRENCY ->
          rules.require("currencyCode", CURRENCIES::contains, "must be an ISO 4217 code");
      case ADDRESS -> {
        rules.require("addressLat", value -> isWithin(value, 90), "must be from -90 to 90");
        rules.require("addressLng", value -> isWithin(value, 180), "must be from -180 to 180");
      }
      case LINKS -> rules.links();
      case EMAILS -> rules.emails();
      case PHONES -> rules.phones();
      case RICH_TEXT -> rules.richText();
      case FULL_NAME, ACTOR -> {
        // any text; ACTOR is written by the server only
      }
    }
    return rules.values;
  }

  private Part part(String name) {
    return field
        .findPart(name)
        .orElseThrow(() -> new IllegalStateException(field + " has no part " + name));
  }

  /** The given text; null when not given, cleared or not readable. */
  private @Nullable String text(String name) {
    return values.get(part(name)) instanceof String text ? text : null;
  }

  private interface Rule {
    boolean holds(String value);
  }

  private void require(String name, Rule rule, String fault) {
    String value = text(name);
    if (value != null && !rule.holds(value)) {
      faults.add(fault, name);
    }
  }

  private static boolean isWithin(String decimal, int bound) {
    return new BigDecimal(decimal).abs().compareTo(BigDecimal.valueOf(bound)) <= 0;
  }

  private void links() {
    require("primaryLinkUrl", WebLinks::isAbsoluteHttp, NO_LINK);
    String others = text("secondaryLinks");
    if (others != null) {
      int index = 0;
      for (JsonNode other : JsonText.parse(others)) {
        if (!WebLinks.isAbsoluteHttp(other.path("url").textValue())) {
          faults.add(NO_LINK, "secondaryLinks", index, "url");
        }
        index++;
      }
    }
  }

  private void emails() {
    String primary = text("primaryEmail");
    if (primary != null) {
      put("primaryEmail", MailboxAddresses.normalise(primary), "must be an e-mail address");
    }
    String others = text("additionalEmails");
    if (others != null) {
      ArrayNode normalised = JsonText.mapper().createArrayNode();
      int index = 0;
      for (JsonNode other : JsonText.parse(others)) {
        String address = MailboxAddresses.normalise(other.textValue());
        if (address == null) {
          faults.add("must be an e-mail address", "additionalEmails", index);
        } else {
          normalised.add(address);
        }
        index++;
      }
      values.put(part("additionalEmails"), JsonText.write(normalised));
    }
  }

  private void put(String name, @Nullable String value, String fault) {
    if (value == null) {
      faults.add(fault, name);
    } else {
      values.put(part(name), value);
    }
  }

  private void phones() {
    require("primaryPhoneCountryCode", PhoneNumber::isCountry, "must be an ISO 3166 region");
    require(
        "primaryPhoneCallingCode",
        PhoneNumber::isCallingCode,
        "must be a calling code such as +33");
    String country = text("primaryPhoneCountryCode");
    String primary = text("primaryPhoneNumber");
    if (primary != null) {
      phone(primary, country);
    } else if (country != null && PhoneNumber.isCountry(country)) {
      values.putIfAbsent(part("primaryPhoneCallingCode"), PhoneNumber.callingCodeOf(country));
    }
    String others = text("additionalPhones");
    if (others != null) {
      additionalPhones(JsonText.parse(others));
    }
  }

  private void phone(String primary, @Nullable String country) {
    String callingCode = text("primaryPhoneCallingCode");
    PhoneNumber number = PhoneNumber.parse(primary, country, callingCode);
    if (number == null) {
      faults.add("must be a phone number with its country", "primaryPhoneNumber");
    } else if (!number.isOf(country, callingCode)) {
      faults.add("is of another country than the one given", "primaryPhoneNumber");
    } else {
      values.put(part("primaryPhoneNumber"), number.national());
      String region = number.country();
      values.put(part("primaryPhoneCountryCode"), region == null ? CLEARED : region);
      values.put(part("primaryPhoneCallingCode"), number.callingCode());
    }
  }

  private void additionalPhones(JsonNode others) {
    if (!others.isArray()) {
      faults.add("must be a list of {number, countryCode, callingCode}", "additionalPhones");
      return;
    }
    ArrayNode normalised = JsonText.mapper().createArrayNode();
    for (int i = 0; i < others.size(); i++) {
      JsonNode other = others.get(i);
      JsonNode text = other.isTextual() ? other : other.path("number");
      String country = other.path("countryCode").textValue();
      String callingCode = other.path("callingCode").textValue();
      PhoneNumber number =
          text.isTextual() ? PhoneNumber.parse(text.textValue(), country, callingCode) : null;
      if (number == null) {
        faults.add("must be a phone number with its country", "additionalPhones", i);
      } else if (!number.isOf(country, callingCode)) {
        faults.add("is of another country than the one given", "additionalPhones", i);
      } else {
        ObjectNode entry = normalised.addObject().put("number", number.national());
        entry.put("countryCode", number.country());
        entry.put("callingCode", number.callingCode());
      }
    }
    values.put(part("additionalPhones"), JsonText.write(normalised));
  }

  /** Whichever form is given decides the other; when both are, both stay as they are. */
  private void richText() {
    Object blocknote = values.get(part("blocknote"));
    Object markdown = values.get(part("markdown"));
    if (blocknote instanceof String blocks) {
      String derived = RichText.findMarkdown(blocks);
      if (derived == null) {
        faults.add("must be a JSON list of blocks", "blocknote");
      } else if (Texts.findFault(derived) != null) {
        faults.add("must not contain what text cannot hold", "blocknote");
      } else if (markdown == null) {
        values.put(part("markdown"), derived);
      }
    } else if (markdown instanceof String text) {
      values.put(part("blocknote"), RichText.toBlocknote(text));
    } else if (blocknote == CLEARED || markdown == CLEARED) {
      values.put(part("blocknote"), CLEARED);
      values.put(part("markdown"), CLEARED);
    }
  }
}
