package io.viginti.catalog.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.column.ColumnLayout;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultValueTest {
  private final List<String> faults = new ArrayList<>();

  private @Nullable JsonNode normal(String type, String settings, String value) {
    FieldType fieldType = FieldType.valueOf(type);
    JsonNode json = settings.isEmpty() ? null : JsonText.parse(settings);
    ShapeField field =
        new ShapeField(
            "f",
            fieldType,
            true,
            false,
            false,
            null,
            json,
            List.of(new ShapeOption("k", "ONE", 0), new ShapeOption("l", "TWO", 1)),
            ColumnLayout.suggest(fieldType, json, "f"),
            null);
    return DefaultValue.findNormal(
        field,
        JsonText.parse(value),
        (fault, place) -> faults.add(Arrays.asList(place) + " " + fault));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          EMAIL; ''; "Ada@Example.ORG"; "ada@example.org"
          PHONE; ''; "+33 6 12 34 56 78"; "+33612345678"
          LINK; ''; "https://example.org"; "https://example.org"
          TEXT; {"maxLength": 3}; "abc"; "abc"
          NUMBER; {"max": 3}; 3; 3
          NUMBER; ''; 3.0; 3
          NUMBER; ''; 3e2; 300
          NUMBER; {"dataType": "bigint"}; "5e9"; "5000000000"
          NUMBER; {"dataType": "bigint"}; 5e9; 5000000000
          POSITION; ''; 1.5; 1.5
          SELECT; ''; "TWO"; "TWO"
          MULTI_SELECT; ''; "ONE"; ["ONE"]
          ARRAY; ''; ["a", ""]; ["a", ""]
          RAW_JSON; ''; {"a": [1.50]}; {"a": [1.50]}
          CURRENCY; ''; {"amountMicros": "10", "currencyCode": "EUR"}; {"amountMicros": "10", "currencyCode": "EUR"}
          EMAILS; ''; {"primaryEmail": "A@B.C", "additionalEmails": ["D@E.F"]}; {"primaryEmail": "a@b.c", "additionalEmails": ["d@e.f"]}
          PHONES; ''; {"primaryPhoneNumber": "+33 612345678"}; {"primaryPhoneNumber": "612345678", "primaryPhoneCountryCode": "FR", "primaryPhoneCallingCode": "+33"}
          LINKS; ''; {"secondaryLinks": [{"url": "http://x"}], "primaryLinkUrl": null}; {"secondaryLinks": [{"url": "http://x"}], "primaryLinkUrl": null}
          """)
  void isKeptNormalised(String type, String settings, String value, String normal) {
    assertThat(normal(type, settings, value)).isEqualTo(JsonText.parse(normal));
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          EMAIL; ''; "nobody"; [] must be an e-mail address
          PHONE; ''; "0612345678"; [] must be an international phone number such as +33612345678
          LINK; ''; "ftp://x"; [] must be an absolute http or https address
          TEXT; {"maxLength": 3}; "abcd"; [] must have at most 3 characters
          NUMBER; {"decimals": 1, "dataType": "float"}; 1.25; [] must have at most 1 decimals
          RATING; ''; "RATING_6"; [] must be one of ONE, TWO
          POSITION; ''; "first"; [] must be a number
          ARRAY; ''; [1]; [] must be a string
          CURRENCY; ''; {"currencyCode": "EURO"}; [currencyCode] must be an ISO 4217 code
          ADDRESS; ''; {"addressLat": "91"}; [addressLat] must be from -90 to 90
          FULL_NAME; ''; {"first": "Ada"}; [first] FullName has no field first
          FULL_NAME; ''; "Ada"; [] must be an object
          EMAILS; ''; {"additionalEmails": ["a@b", "c"]}; [additionalEmails, 1] must be an e-mail address
          LINKS; ''; {"secondaryLinks": [{"url": "http://x"}, {"url": "x"}]}; [secondaryLinks, 1, url] must be an absolute http or https address
          LINKS; ''; {"secondaryLinks": [{"label": "x"}]}; [secondaryLinks] must be a list of {label, url}
          PHONES; ''; {"primaryPhoneNumber": "+33612345678", "primaryPhoneCountryCode": "GB"}; [primaryPhoneNumber] is of another country than the one given
          """)
  void obeysTheRulesOfValues(String type, String settings, String value, String fault) {
    assertThat(normal(type, settings, value)).isNull();
    assertThat(faults).containsExactly(fault);
  }
}
