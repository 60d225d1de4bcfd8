package dev.lockstep.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FaultProxyTest {
  private static final Duration SOON = Duration.ofMillis(150);
  private static final Duration LATE = Duration.ofSeconds(20);

  private EchoServer server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new EchoServer();
    proxy = FaultProxy.to(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void passesEverythingAtFirst() throws IOException {
    assertThatAnEchoComesBack();
  }

  @Test
  void losesNothingWhenOneSideSaysFarewell() throws IOException {
    String text = "hello".repeat(20_000);
    try (Socket client = connect()) {
      Thread sender = Thread.ofVirtual().start(() -> sendAndEnd(client, text));
      assertThat(receive(client, text.length() + 1)).isEqualTo(text);
      assertThat(sender.isAlive()).isFalse();
    }
  }

  @Test
  void delaysWhatItPasses() throws IOException {
    proxy.injectToServer(new Fault.Delay(SOON));
    try (Socket client = connect()) {
      long start = System.nanoTime();
      send(client, "hello");
      assertThat(receive(client, 5)).isEqualTo("hello");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SOON);
    }
  }

  @Test
  void holdsWhatFallsIntoABlackHoleUntilItIsHealed() throws IOException {
    try (Socket client = connect()) {
      proxy.inject(new Fault.BlackHole());
      send(client, "hello");
      client.setSoTimeout((int) SOON.toMillis());
      assertThatThrownBy(() -> receive(client, 1)).isInstanceOf(SocketTimeoutException.class);
      assertThat(server.received()).isZero();
      proxy.heal();
      client.setSoTimeout((int) LATE.toMillis());
      assertThat(receive(client, 5)).isEqualTo("hello");
    }
  }

  @Test
  void losesOnlyTheAnswerWhenOnlyTheWayBackIsClosed() throws IOException {
    proxy.injectToClient(new Fault.CloseAfter(0));
    try (Socket client = connect()) {
      send(client, "h");
      assertThatConnectionIsGone(client);
      assertThat(server.received()).isEqualTo(1);
    }
  }

  @Test
  void closesAConnectionAfterSoManyBytes() throws IOException {
    proxy.injectToServer(new Fault.CloseAfter(3));
    try (Socket client = connect()) {
      send(client, "he");
      assertThat(receive(client, 2)).isEqualTo("he");
      send(client, "llo");
      assertThatConnectionIsGone(client);
    }
    assertThat(server.received()).isLessThanOrEqualTo(3);
  }

  @Test
  void cutsConnectionsAndNewOnesUntilItIsHealed() throws IOException {
    try (Socket client = connect()) {
      send(client, "h");
      assertThat(receive(client, 1)).isEqualTo("h");
      proxy.inject(new Fault.Cut());
      assertThatConnectionIsGone(client);
    }
    try (Socket client = connect()) {
      assertThatConnectionIsGone(client);
    }
    proxy.heal();
    assertThatAnEchoComesBack();
  }

  @Test
  void turnsClientsAwayWithoutAServer() throws IOException {
    try (FaultProxy astray = FaultProxy.to(FreePorts.next());
        Socket client = connect(astray.port())) {
      assertThatConnectionIsGone(client);
    }
  }

  @Test
  void refusesConnectionsOnceClosed() {
    proxy.close();
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
  }

  private void assertThatAnEchoComesBack() throws IOException {
    try (Socket client = connect()) {
      send(client, "hello");
      assertThat(receive(client, 5)).isEqualTo("hello");
    }
  }

  private Socket connect() throws IOException {
    return connect(proxy.port());
  }

  private static Socket connect(int port) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout((int) LATE.toMillis());
    return client;
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void sendAndEnd(Socket client, String text) {
    try {
      send(client, text);
      client.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String receive(Socket client, int bytes) throws IOException {
    return new String(client.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
  }

  private static void assertThatConnectionIsGone(Socket client) throws IOException {
    try {
      while (client.getInputStream().read() >= 0) {
        assertThat(client.isClosed()).isFalse();
      }
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }
}
