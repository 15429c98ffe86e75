package io.viginti.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortHolderTest {

  private static final List<String> TABLE =
      List.of(
          "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
          "   0: 0100007F:3C48 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1",
          "   1: 0100007F:3C48 0100007F:A1B2 01 00000000:00000000 00:00000000 00000000     0        0 4712 1",
          "   2: 0100007F:3C49 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1");

  @Test
  void readsOnlyTheListenerOfThePort() {
    assertThat(PortHolder.listeningInodes(TABLE, 15432)).containsExactly("4711");
  }

  @Test
  void aPortThatIsListenedOnIsNotFree() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
      assertThat(PortHolder.find(socket.getLocalPort())).hasValue(ProcessHandle.current());
    }
  }

  @Test
  void freePortsAreDistinctAndFree() {
    assertThat(Ports.free(5)).doesNotHaveDuplicates().allMatch(Ports::isFree);
  }
}
