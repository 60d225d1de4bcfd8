package dev.lockstep.server.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A web server on this machine that keeps what it was sent. */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  private Receiver(HttpServer server) {
    this.server = server;
  }

  /** What was sent. */
  public record Received(String path, Headers headers, String body) {
    /** The header of this name. */
    public String header(String name) {
      return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }
  }

  /** What is answered. */
  public record Given(int status, String body) {}

  /** One who answers exchanges itself. */
  @FunctionalInterface
  public interface Handler {
    /** Answers. */
    void handle(HttpExchange exchange) throws IOException;
  }

  /** A receiver that answers so. */
  public static Receiver answering(Function<Received, Given> answers) {
    try {
      Receiver made = bound();
      made.server.createContext("/", exchange -> made.answer(exchange, answers));
      made.server.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A receiver that does what it is told with each exchange. */
  public static Receiver handling(Handler handler) throws IOException {
    Receiver made = bound();
    made.server.createContext("/", handler::handle);
    made.server.start();
    return made;
  }

  private static Receiver bound() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return new Receiver(server);
  }

  private void answer(HttpExchange exchange, Function<Received, Given> answers) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Received one =
        new Received(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body);
    received.add(one);
    Given given = answers.apply(one);
    byte[] bytes = given.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(given.status(), bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Its address on this machine. */
  public String address(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** What it was sent, the oldest first. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
