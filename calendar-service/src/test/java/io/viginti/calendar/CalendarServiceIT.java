package io.viginti.calendar;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.testing.ChannelChecks;
import io.viginti.testing.MeshServers;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class CalendarServiceIT extends ChannelChecks {
  CalendarServiceIT() {
    super("calendar_channel");
  }
}
