package io.viginti.data.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.RecordChange;
import java.io.IOException;

/** Record events as they travel; numbers keep every digit. */
final class EventBytes {
  private static final ObjectMapper EVENTS =
      JsonText.mapper()
          .copy()
          .registerModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private EventBytes() {}

  static CloudEvent read(byte[] bytes) {
    try {
      return EVENTS.readValue(bytes, CloudEvent.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("not an event", e);
    }
  }

  static RecordChange change(CloudEvent event) {
    try {
      return EVENTS.treeToValue(event.data(), RecordChange.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a RecordChange", e);
    }
  }
}
