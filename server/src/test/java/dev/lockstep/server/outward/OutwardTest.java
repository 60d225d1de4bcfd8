package dev.lockstep.server.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.server.testing.Receiver;
import dev.lockstep.server.testing.Receiver.Given;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one door to the outside world, and those who want through it. */
class OutwardTest {
  private static final Limits SHORT =
      new Limits(Duration.ofSeconds(2), Duration.ofMillis(700), 10_000);
  private static final Reachable PUBLIC = Reachable.with(List.of());

  /** {@code hooks.example} is allowed by its name, and all names are this machine. */
  private static final Reachable HOOKS = Reachable.with(List.of("hooks.example"));

  private static final Names HERE = host -> List.of(InetAddress.getAllByName("127.0.0.1"));

  @Test
  void aLetterGoesToTheCheckedAddressUnderTheNameOfTheUrl() {
    try (Receiver receiver = Receiver.answering(letter -> new Given(201, "good: ü"));
        Outward door = new Outward(HOOKS, HERE, SHORT)) {
      Destination to = Destination.of("http://hooks.example:" + receiver.port() + "/a?b=c");

      Reply reply =
          door.send(Letter.post(to, "application/json", "{}").with(Map.of("x-sign", "yes")));

      assertThat(reply).isEqualTo(new Reply(201, "good: ü"));
      Receiver.Received received = receiver.received().getFirst();
      assertThat(received.path()).isEqualTo("/a?b=c");
      assertThat(received.body()).isEqualTo("{}");
      assertThat(received.header("Host")).isEqualTo("hooks.example:" + receiver.port());
      assertThat(received.header("X-sign")).isEqualTo("yes");
      assertThat(received.header("Content-Type")).isEqualTo("application/json");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "http://localhost:%d/",
        "http://LOCALHOST:%d/",
        "http://[::1]:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
        "http://[::ffff:7f00:1]:%d/",
        "http://[0:0:0:0:0:0:0:1]:%d/",
        "http://[::]:%d/",
        "http://0.0.0.0:%d/",
        "https://127.0.0.1:%d/"
      })
  void thisMachineIsRefusedByWhateverName(String address) {
    try (Receiver receiver = Receiver.answering(letter -> new Given(200, ""));
        Outward door = new Outward(PUBLIC, Names.SYSTEM, SHORT)) {
      Problem refused = failure(door, address.formatted(receiver.port()));

      assertThat(refused.code()).isEqualTo(ProblemCode.ADDRESS_REFUSED);
      assertThat(receiver.received()).isEmpty();
    }
  }

  @Test
  void aNameWithOneGoodAndOneBadAddressIsRefused() {
    Names both =
        host -> List.of(InetAddress.getByName("93.184.215.14"), InetAddress.getByName("10.0.0.1"));
    try (Outward door = new Outward(PUBLIC, both, SHORT)) {
      assertThat(failure(door, "http://both.example/").code())
          .isEqualTo(ProblemCode.ADDRESS_REFUSED);
    }
  }

  /** Whoever asks twice would be answered loopback the second time. */
  @Test
  void aNameIsResolvedOnceForEachLetter() {
    AtomicInteger asked = new AtomicInteger();
    Names turning =
        host ->
            List.of(
                InetAddress.getAllByName(asked.incrementAndGet() == 1 ? "127.0.0.2" : "127.0.0.1"));
    Reachable second = Reachable.with(List.of("127.0.0.2"));
    try (Receiver receiver = Receiver.answering(letter -> new Given(200, ""));
        Outward door = new Outward(second, turning, SHORT)) {
      String address = "http://turning.example:" + receiver.port() + "/";

      Problem first = failure(door, address);

      assertThat(first.code()).isEqualTo(ProblemCode.SOURCE_FAILED);
      assertThat(asked).hasValue(1);
      assertThat(failure(door, address).code()).isEqualTo(ProblemCode.ADDRESS_REFUSED);
      assertThat(receiver.received()).isEmpty();
    }
  }

  @Test
  void aRedirectIsAnAnswerAndIsNotFollowed() throws IOException {
    try (Receiver inner = Receiver.answering(letter -> new Given(200, "secret"));
        Receiver outer =
            Receiver.handling(exchange -> {
              exchange.getResponseHeaders().add("Location", inner.address("/"));
              exchange.sendResponseHeaders(302, -1);
              exchange.close();
            });
        Outward door = new Outward(HOOKS, HERE, SHORT)) {
      Reply reply =
          door.send(Letter.get(Destination.of("http://hooks.example:" + outer.port() + "/")));

      assertThat(reply).isEqualTo(new Reply(302, ""));
      assertThat(reply.isGood()).isFalse();
      assertThat(inner.received()).isEmpty();
    }
  }

  @Test
  void aBodyWithoutEndIsCutOff() throws IOException {
    byte[] much = new byte[4096];
    try (Receiver receiver =
            Receiver.handling(exchange -> {
              exchange.sendResponseHeaders(200, 0);
              try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                  out.write(much);
                }
              }
            });
        Outward door = new Outward(HOOKS, HERE, SHORT)) {
      Problem failed = failure(door, "http://hooks.example:" + receiver.port() + "/");

      assertThat(failed.code()).isEqualTo(ProblemCode.SOURCE_FAILED);
      assertThat(failed).hasMessageContaining("longer than it may be");
    }
  }

  @Test
  void aBodyThatDripsIsGivenUpAfterTheWholeTime() throws IOException {
    CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
    try (Receiver receiver =
            Receiver.handling(exchange -> {
              exchange.sendResponseHeaders(200, 0);
              drip(exchange.getResponseBody(), hungUp);
            });
        Outward door = new Outward(HOOKS, HERE, SHORT)) {
      long began = System.nanoTime();

      Problem failed = failure(door, "http://hooks.example:" + receiver.port() + "/");

      assertThat(failed).hasMessageContaining("no whole answer came within 700 ms");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
      assertThat(hungUp.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
    }
  }

  private static void drip(OutputStream out, CompletableFuture<Boolean> hungUp) {
    try {
      while (true) {
        out.write('x');
        out.flush();
        LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
      }
    } catch (IOException e) {
      hungUp.complete(true);
    }
  }

  @Test
  void anAnswerOfHeadersWithoutEndIsCutOff() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Outward door = new Outward(HOOKS, HERE, SHORT)) {
      Thread unused =
          Thread.startVirtualThread(() -> {
            try (Socket socket = server.accept()) {
              OutputStream out = socket.getOutputStream();
              out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
              while (true) {
                out.write("a: b\r\n".getBytes(StandardCharsets.US_ASCII));
              }
            } catch (IOException e) {
              Thread.currentThread().interrupt();
            }
          });

      Problem failed = failure(door, "http://hooks.example:" + server.getLocalPort() + "/");

      assertThat(failed.code()).isEqualTo(ProblemCode.SOURCE_FAILED);
    }
  }

  @Test
  void aSecretConnectionIsAskedForUnderTheNameOfTheUrl() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Outward door = new Outward(HOOKS, HERE, SHORT)) {
      CompletableFuture<String> hello = new CompletableFuture<>();
      Thread unused =
          Thread.startVirtualThread(() -> {
            try (Socket socket = server.accept()) {
              byte[] first = new byte[4096];
              int length = socket.getInputStream().read(first);
              hello.complete(new String(first, 0, length, StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
              hello.completeExceptionally(e);
            }
          });

      Problem failed = failure(door, "https://hooks.example:" + server.getLocalPort() + "/");

      assertThat(failed.code()).isEqualTo(ProblemCode.SOURCE_FAILED);
      assertThat(hello.join()).contains("hooks.example");
    }
  }

  @Test
  void whatIsNotThereIsAFailureInOneSentence() {
    Names nobody =
        host -> {
          throw new UnknownHostException(host);
        };
    try (Outward door = new Outward(PUBLIC, nobody, SHORT)) {
      assertThat(failure(door, "http://nobody.example/secret-path"))
          .hasMessage("Cannot ask the address: nobody knows its host");
    }
  }

  /** A resolver that hangs must not hang who asks. */
  @Test
  void aNameThatIsNeverResolvedIsGivenUp() {
    Names never =
        host -> {
          LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
          throw new UnknownHostException(host);
        };
    try (Outward door = new Outward(PUBLIC, never, SHORT)) {
      assertThat(failure(door, "http://never.example/")).hasMessageContaining("within 700 ms");
    }
  }

  private static Problem failure(Outward door, String address) {
    return catchThrowableOfType(
        Problem.class, () -> door.send(Letter.get(Destination.of(address))));
  }
}
