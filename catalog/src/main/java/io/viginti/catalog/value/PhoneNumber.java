package io.viginti.catalog.value;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an E.164 number.
 *
 * @param national national significant number, digits only
 * @param country ISO 3166 region; null when the calling code is of none or of several
 * @param callingCode with its plus: {@code +33}
 */
public record PhoneNumber(String national, @Nullable String country, String callingCode) {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  /** {@code +33612345678}. */
  public String e164() {
    return callingCode + national;
  }

  public static boolean isCountry(String code) {
    return LIBRARY.getSupportedRegions().contains(code);
  }

  public static boolean isCallingCode(String code) {
    return code.matches("\\+[1-9][0-9]{0,2}")
        && !"ZZ".equals(LIBRARY.getRegionCodeForCountryCode(Integer.parseInt(code.substring(1))));
  }

  /** With its plus, of a region that {@link #isCountry}. */
  public static String callingCodeOf(String country) {
    return "+" + LIBRARY.getCountryCodeForRegion(country);
  }

  /** Whether a country and a calling code, where they are given, say nothing else. */
  public boolean isOf(@Nullable String givenCountry, @Nullable String givenCallingCode) {
    return (givenCallingCode == null || givenCallingCode.equals(callingCode))
        && (givenCountry == null
            || !isCountry(givenCountry)
            || callingCodeOf(givenCountry).equals(callingCode));
  }

  /**
   * Reads a number as people write it.
   *
   * @param country region a number without a calling code belongs to; null when not known
   * @param callingCode the same by calling code
   * @return null when it is no possible number
   */
  public static @Nullable PhoneNumber parse(
      String text, @Nullable String country, @Nullable String callingCode) {
    if (text.length() > 100) {
      return null;
    }
    String region = country;
    if (region == null && callingCode != null && isCallingCode(callingCode)) {
      region = LIBRARY.getRegionCodeForCountryCode(Integer.parseInt(callingCode.substring(1)));
    }
    try {
      Phonenumber.PhoneNumber number =
          LIBRARY.parse(text, region == null ? "ZZ" : region.toUpperCase(Locale.ROOT));
      if (!LIBRARY.isPossibleNumber(number) || number.hasExtension()) {
        return null;
      }
      String code = "+" + number.getCountryCode();
      String national = LIBRARY.format(number, PhoneNumberFormat.E164).substring(code.length());
      return new PhoneNumber(national, regionOf(number, region), code);
    } catch (NumberParseException e) {
      return null;
    }
  }

  private static @Nullable String regionOf(Phonenumber.PhoneNumber number, @Nullable String given) {
    String region = LIBRARY.getRegionCodeForNumber(number);
    if (region == null) {
      region =
          given != null && LIBRARY.getCountryCodeForRegion(given) == number.getCountryCode()
              ? given
              : LIBRARY.getRegionCodeForCountryCode(number.getCountryCode());
    }
    return region.length() == 2 && !"ZZ".equals(region) ? region : null;
  }
}
