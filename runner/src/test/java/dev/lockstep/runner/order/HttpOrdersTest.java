package dev.lockstep.runner.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders of a server that answers whatever it likes. */
final class HttpOrdersTest {
  private HttpServer server;
  private URI address;
  private HttpOrders orders;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    orders = new HttpOrders(address, "test", "lst_any");
  }

  @AfterEach
  void end() {
    orders.close();
    server.stop(0);
  }

  private void answers(int status, byte[] body) {
    var unused =
        server.createContext(
            "/",
            exchange -> {
              try (exchange) {
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
              }
            });
  }

  @Test
  void anAnswerThatIsTooLongIsRefusedAndNotCutOff() {
    byte[] endless = new byte[(8 << 20) + 1];
    Arrays.fill(endless, (byte) '#');
    answers(200, endless);

    assertThatThrownBy(() -> orders.changeFile("places:1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the answer is longer than 8 MiB");
  }

  @Test
  void anAnswerThatIsAsLongAsItMayBeIsTaken() throws IOException, InterruptedException {
    byte[] longest = new byte[8 << 20];
    Arrays.fill(longest, (byte) '#');
    answers(200, longest);

    assertThat(orders.changeFile("places:1")).hasSize(8 << 20);
  }

  @Test
  void whatIsNoListOfOrdersMayPassAndIsSaidInASentence() {
    answers(200, "<html>".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> orders.await("", Duration.ZERO))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the server answers no orders");
  }

  @Test
  void whoStopsInTheMidstOfAnAnswerIsNotWaitedForForever() {
    CountDownLatch heard = new CountDownLatch(1);
    var unused =
        server.createContext(
            "/",
            exchange -> {
              exchange.sendResponseHeaders(200, 100);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              heard.countDown();
            });

    try (HttpOrders hasty = new HttpOrders(address, "test", "lst_any", Duration.ofMillis(500))) {
      assertThatThrownBy(() -> hasty.await("", Duration.ZERO))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in time");
    }
    assertThat(heard.getCount()).isZero();
  }
}
