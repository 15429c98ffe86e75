package io.viginti.gateway.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A header to which every proxy adds whom it serves, at the end. */
public enum ForwardingHeader {
  /** Addresses, comma-separated. */
  X_FORWARDED_FOR("x-forwarded-for") {
    @Override
    String address(String element) {
      return element;
    }
  },
  /** RFC 7239: {@code for=192.0.2.60;proto=http, for="[2001:db8::1]:4711"}. */
  FORWARDED("forwarded") {
    @Override
    String address(String element) {
      for (String pair : element.split(";", -1)) {
        String[] nameAndValue = pair.strip().split("=", 2);
        if (nameAndValue.length == 2 && nameAndValue[0].strip().equalsIgnoreCase("for")) {
          return nameAndValue[1].strip().replace("\"", "");
        }
      }
      return "";
    }
  };

  private final String headerName;

  ForwardingHeader(String headerName) {
    this.headerName = headerName;
  }

  String headerName() {
    return headerName;
  }

  abstract String address(String element);

  /**
   * What the header says, one for each proxy, the nearest first; an element may be no address.
   *
   * @param values of the header, in the order of the lines
   */
  List<String> nearestFirst(List<String> values) {
    List<String> addresses = new ArrayList<>();
    for (String value : values) {
      Arrays.stream(value.split(",", -1))
          .map(element -> address(element.strip()))
          .forEach(addresses::add);
    }
    return addresses.reversed();
  }
}
