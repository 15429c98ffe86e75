package io.viginti.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viginti.contracts.event.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Events as bytes: the CloudEvents JSON format. */
@ApplicationScoped
public class EventJson {
  private final ObjectMapper json;

  EventJson(ObjectMapper json) {
    this.json = json;
  }

  public String text(CloudEvent event) {
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the event " + event.id() + " cannot be written", e);
    }
  }

  /** Fails with an IllegalArgumentException when the bytes are no event. */
  public CloudEvent parse(byte[] bytes) {
    try {
      CloudEvent event = json.readValue(bytes, CloudEvent.class);
      if (event == null || event.id() == null || event.type() == null || event.data() == null) {
        throw new IllegalArgumentException("not a CloudEvent with id, type and data");
      }
      return event;
    } catch (IOException e) {
      throw new IllegalArgumentException("not a CloudEvent: " + e.getMessage(), e);
    }
  }
}
