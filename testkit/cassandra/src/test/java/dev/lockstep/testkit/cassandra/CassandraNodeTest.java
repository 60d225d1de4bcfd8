package dev.lockstep.testkit.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CassandraNodeTest {
  /** Asks, in protocol version 4, what the server supports. */
  private static final byte[] OPTIONS = {4, 0, 0, 0, 5, 0, 0, 0, 0};

  private static final int SUPPORTED = 6;
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int IMPATIENCE_MILLIS = 200;

  @BeforeEach
  void isWanted() {
    TestCassandra.skipWhereLeftOut();
  }

  @Test
  void isPausedKilledAndStartedAgain() throws Exception {
    try (CassandraNode node = CassandraNode.start()) {
      assertThat(answers(node, PATIENCE_MILLIS)).isTrue();
      node.pause();
      assertThat(answers(node, IMPATIENCE_MILLIS)).isFalse();
      node.resume();
      assertThat(answers(node, PATIENCE_MILLIS)).isTrue();
      node.pause();
      node.kill();
      assertThat(answers(node, PATIENCE_MILLIS)).isFalse();
      node.restart();
      assertThat(answers(node, PATIENCE_MILLIS)).isTrue();
    }
  }

  @Test
  void nodesOfARingAllAnswer() throws Exception {
    List<NodePlace> places = NodePlace.ring(2);
    try (CassandraNode first = CassandraNode.start(places.get(0));
        CassandraNode second = CassandraNode.start(places.get(1))) {
      assertThat(List.of(first, second))
          .allSatisfy(node -> assertThat(answers(node, PATIENCE_MILLIS)).isTrue());
    }
  }

  @Test
  void leavesNothingBehind() throws Exception {
    CassandraNode node = CassandraNode.start();
    assertThat(node.place().folder()).isNotEmptyDirectory();
    node.close();
    assertThat(Files.exists(node.place().folder())).isFalse();
    assertThat(ProcessHandle.of(node.pid()).map(ProcessHandle::isAlive)).isNotEqualTo(true);
  }

  private static boolean answers(CassandraNode node, int patienceMillis) {
    try (Socket socket = new Socket()) {
      CassandraContact contact = node.contact();
      socket.setSoTimeout(patienceMillis);
      socket.connect(new InetSocketAddress(contact.host(), contact.port()), patienceMillis);
      socket.getOutputStream().write(OPTIONS);
      byte[] header = new DataInputStream(socket.getInputStream()).readNBytes(OPTIONS.length);
      return header.length == OPTIONS.length && header[4] == SUPPORTED;
    } catch (IOException e) {
      return false;
    }
  }
}
