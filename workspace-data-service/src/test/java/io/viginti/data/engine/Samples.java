package io.viginti.data.engine;

/** A sample with a value in every field. */
final class Samples {
  static final String ALL_FIELDS =
      """
      text whole fraction big exact flag day moment code choice choices rating words document link
      links { primaryLinkLabel primaryLinkUrl secondaryLinks { label url } }
      email emails { primaryEmail additionalEmails }
      phone phones { primaryPhoneNumber primaryPhoneCountryCode primaryPhoneCallingCode additionalPhones }
      money { amountMicros currencyCode }
      place { addressStreet1 addressStreet2 addressCity addressPostcode addressState addressCountry addressLat addressLng }
      files { fileId label fileCategory extension url }
      position
      """;

  static final String FULL =
      """
      {"text": "text", "whole": 42, "fraction": 1.25, "big": "9007199254740993",
       "exact": 12345678901234567890.123456789, "flag": false, "day": "2026-02-28",
       "moment": "2026-01-31T12:00:00.1234567+02:00", "code": "6BA7B810-9DAD-11D1-80B4-00C04FD430C8",
       "choice": "ALPHA", "choices": ["BLUE", "RED"], "rating": "RATING_2", "words": ["a", "\\"{,}\\\\", ""],
       "document": {"z": 1.10, "a": [1e30, "x", null, true]}, "link": "https://example.com/?q=1",
       "links": {"primaryLinkLabel": "L", "primaryLinkUrl": "http://x.example", "secondaryLinks": [{"label": null, "url": "https://y.example"}]},
       "email": "Me@Example.COM", "emails": {"primaryEmail": "A@B.example", "additionalEmails": ["C@D.example"]},
       "phone": "+33 6 12 34 56 78",
       "phones": {"primaryPhoneNumber": "06 12 34 56 78", "primaryPhoneCountryCode": "FR", "additionalPhones": [{"number": "+1 650 253 0000"}]},
       "money": {"amountMicros": 1.50, "currencyCode": "EUR"},
       "place": {"addressCity": "Oslo", "addressLat": 59.91, "addressLng": "-10.75"},
       "files": [{"fileId": "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "label": "f", "fileCategory": "IMAGE", "extension": "png", "url": null}],
       "position": 7.5}
      """;

  static final String FULL_ANSWER =
      """
      {"text": "text", "whole": 42, "fraction": 1.25, "big": "9007199254740993",
       "exact": "12345678901234567890.123456789", "flag": false, "day": "2026-02-28",
       "moment": "2026-01-31T10:00:00.123456Z", "code": "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
       "choice": "ALPHA", "choices": ["BLUE", "RED"], "rating": "RATING_2", "words": ["a", "\\"{,}\\\\", ""],
       "document": {"a": [1000000000000000000000000000000, "x", null, true], "z": 1.10}, "link": "https://example.com/?q=1",
       "links": {"primaryLinkLabel": "L", "primaryLinkUrl": "http://x.example", "secondaryLinks": [{"label": null, "url": "https://y.example"}]},
       "email": "me@example.com", "emails": {"primaryEmail": "a@b.example", "additionalEmails": ["c@d.example"]},
       "phone": "+33612345678",
       "phones": {"primaryPhoneNumber": "612345678", "primaryPhoneCountryCode": "FR", "primaryPhoneCallingCode": "+33",
                  "additionalPhones": [{"number": "6502530000", "callingCode": "+1", "countryCode": "US"}]},
       "money": {"amountMicros": "1.50", "currencyCode": "EUR"},
       "place": {"addressStreet1": null, "addressStreet2": null, "addressCity": "Oslo", "addressPostcode": null, "addressState": null, "addressCountry": null, "addressLat": "59.91", "addressLng": "-10.75"},
       "files": [{"fileId": "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "label": "f", "fileCategory": "IMAGE", "extension": "png", "url": "https://crm.example/files/00000000-0000-4000-8000-0000000000aa/6ba7b810-9dad-11d1-80b4-00c04fd430c8?expires=1795521600&signature=j0tZ_MLqM8rmLp7ljKO4rtBAZNzLIirZYrmi_hQng_g"}],
       "position": 7.5}
      """;

  private Samples() {}
}
