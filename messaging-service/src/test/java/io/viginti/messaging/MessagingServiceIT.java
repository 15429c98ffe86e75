package io.viginti.messaging;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.testing.ChannelChecks;
import io.viginti.testing.MeshServers;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class MessagingServiceIT extends ChannelChecks {
  MessagingServiceIT() {
    super("message_channel");
  }
}
