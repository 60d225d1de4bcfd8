package dev.lockstep.client.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.api.wire.LeaseAnswer;
import dev.lockstep.api.wire.LeaseRequest;
import dev.lockstep.api.wire.StageEvent;
import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.api.wire.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A control plane that keeps the protocol, but for what a test has it do wrongly. */
public final class PlaneServer implements AutoCloseable {
  /** What only this control plane knows, and what may be seen nowhere else. */
  public static final String TOKEN = "canary-token-7d1f";

  private static final String ROOT = "/v1/environments/test/";
  private static final String END = "";

  /** What it does with a kind of call. */
  public enum Manner {
    RIGHT,
    REFUSE,
    FAIL,
    REDIRECT,
    HANG,
    BABBLE,
    SAY_HALF,
    SAY_TOO_MUCH
  }

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, StageMessage> states = new ConcurrentHashMap<>();
  private final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();
  private final List<Long> acknowledged = new CopyOnWriteArrayList<>();
  private final List<LeaseRequest> requests = new CopyOnWriteArrayList<>();
  private final List<TelemetryReport> reports = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Manner ofStream = Manner.RIGHT;
  private volatile Manner ofCalls = Manner.RIGHT;
  private volatile long leaseMillis = 600_000;
  private volatile String redirect = "/elsewhere";

  /** Begins with this state of the collection {@code orders}. */
  public PlaneServer(StageMessage orders) throws IOException {
    this(orders, 0);
  }

  /** At this port, as one that was there before. */
  public PlaneServer(StageMessage orders, int port) throws IOException {
    states.put("orders", orders);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(executor);
    server.createContext("/", this::handle);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public void setLeaseMillis(long millis) {
    leaseMillis = millis;
  }

  public void setManner(Manner stream, Manner others) {
    ofStream = stream;
    ofCalls = others;
  }

  public void redirectTo(String address) {
    redirect = address;
  }

  /** Moves on and tells every stream. */
  public void move(String collection, StageMessage next) {
    states.put(collection, next);
    streams.forEach(stream -> stream.add(event(collection)));
  }

  /** Ends every stream that is open. */
  public void cutStreams() {
    streams.forEach(stream -> stream.add(END));
  }

  public int streams() {
    return streams.size();
  }

  /** The calls that came, as method, path and body. */
  public List<String> calls() {
    return calls;
  }

  private String event(String collection) {
    StageMessage state = states.get(collection);
    return "event: stage\nid: %s:%d\ndata: %s\n\n"
        .formatted(collection, state.epoch(), WireJson.write(new StageEvent(collection, state)));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      calls.add(exchange.getRequestMethod() + " " + path + " " + body);
      boolean isKnown =
          ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      if (!isKnown) {
        answer(exchange, 401, "{\"code\":\"token-unknown\"}");
      } else if (path.equals(ROOT + "stages")) {
        behave(exchange, ofStream, () -> stream(exchange));
      } else {
        behave(exchange, ofCalls, () -> call(exchange, path.substring(ROOT.length()), body));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is done for one call. */
  @FunctionalInterface
  private interface Deed {
    void run() throws IOException, InterruptedException;
  }

  private void behave(HttpExchange exchange, Manner manner, Deed right)
      throws IOException, InterruptedException {
    switch (manner) {
      case RIGHT -> right.run();
      case REFUSE -> answer(exchange, 401, "{\"code\":\"token-expired\"}");
      case FAIL -> answer(exchange, 503, "");
      case REDIRECT -> {
        exchange.getResponseHeaders().add("Location", redirect);
        answer(exchange, 307, "");
      }
      case HANG -> closed.await();
      case BABBLE -> open(exchange).write(bytes("event: stage\ndata: {\"collection\":[]}\n\n"));
      case SAY_HALF -> open(exchange).write(bytes("event: stage\ndata: {\"collection\":\"ord"));
      case SAY_TOO_MUCH -> open(exchange).write(bytes("data: x".repeat(400_000)));
    }
  }

  private static OutputStream open(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void stream(HttpExchange exchange) throws IOException, InterruptedException {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    String query = exchange.getRequestURI().getQuery();
    streams.add(events);
    try {
      OutputStream out = open(exchange);
      Stream.of(query.split("&", -1))
          .map(part -> part.substring("collection=".length()))
          .filter(states::containsKey)
          .forEach(collection -> events.add(event(collection)));
      for (String event = next(events); !event.equals(END); event = next(events)) {
        out.write(bytes(event));
        out.flush();
      }
    } finally {
      streams.remove(events);
    }
  }

  /** An event, or a comment when there is none for a while, by which a cut is noticed. */
  private static String next(BlockingQueue<String> events) throws InterruptedException {
    String event = events.poll(20, TimeUnit.MILLISECONDS);
    return event == null ? ":\n\n" : event;
  }

  private void call(HttpExchange exchange, String path, String body) throws IOException {
    String[] words = path.split("/", -1);
    StageMessage state = words.length < 2 ? null : states.get(words[1]);
    if (path.equals("telemetry")) {
      reports.add(WireJson.readTelemetry(body));
      answer(exchange, 202, "");
    } else if (state == null) {
      answer(exchange, 404, "{\"code\":\"collection-unknown\"}");
    } else if (words[2].equals("stage")) {
      answer(exchange, 200, WireJson.write(state));
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      answer(exchange, 204, "");
    } else if (path.endsWith("/acknowledgement")) {
      acknowledged.add(WireJson.readAcknowledgement(body).epoch());
      answer(exchange, 204, "");
    } else {
      requests.add(WireJson.readLeaseRequest(body));
      answer(exchange, 200, WireJson.write(new LeaseAnswer(state, leaseMillis)));
    }
  }

  /** The epochs that were acknowledged. */
  public List<Long> acknowledged() {
    return acknowledged;
  }

  /** What instances measured. */
  public List<TelemetryReport> reports() {
    return reports;
  }

  /** What instances told of themselves. */
  public List<LeaseRequest> requests() {
    return requests;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = bytes(body);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closed.countDown();
    cutStreams();
    server.stop(0);
    executor.shutdownNow();
  }
}
