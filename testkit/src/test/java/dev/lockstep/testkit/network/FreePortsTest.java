package dev.lockstep.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FreePortsTest {
  @Test
  void noPortIsGivenTwice() {
    List<Integer> ports = IntStream.range(0, 100).mapToObj(i -> FreePorts.next()).toList();
    assertThat(ports).doesNotHaveDuplicates();
  }

  @Test
  void aPortInUseIsNotGiven() throws IOException {
    int next = FreePorts.next() + 1;
    try (ServerSocket server = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
      assertThat(FreePorts.next()).isNotEqualTo(server.getLocalPort());
    }
  }

  @Test
  void aServerCanListenOnIt() throws IOException {
    int port = FreePorts.next();
    try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(server.getLocalPort()).isEqualTo(port);
    }
  }
}
