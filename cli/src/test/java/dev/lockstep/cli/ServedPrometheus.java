package dev.lockstep.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A small server that answers {@code query_range} in the form of Prometheus: 25 operations per
 * second on the new path and 475 on the old one, 0.2 % of them bad.
 */
final class ServedPrometheus implements AutoCloseable {
  /** How it answers. */
  enum Mood {
    WELL,
    EMPTY,
    ERROR,
    REDIRECT,
    HTML,
    HUGE,
    BROKEN
  }

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private volatile Mood mood = Mood.WELL;
  private volatile List<Long> harm = List.of(0L, 0L);
  private volatile List<Long> silence = List.of(0L, 0L);
  private volatile List<String> paths = List.of("path", "new", "old");
  private volatile boolean redirectFollowed;

  ServedPrometheus() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/prometheus/api/v1/query_range", this::answer);
    server.createContext(
        "/elsewhere",
        exchange -> {
          redirectFollowed = true;
          send(exchange, 200, "{}");
        });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/prometheus/";
  }

  void become(Mood other) {
    mood = other;
  }

  /** Makes the new path bad for a time. */
  void harm(long from, long until) {
    harm = List.of(from, until);
  }

  /** Answers NaN for a time. */
  void silent(long from, long until) {
    silence = List.of(from, until);
  }

  void paths(String label, String newPath, String oldPath) {
    paths = List.of(label, newPath, oldPath);
  }

  List<String> asked() {
    return asked;
  }

  List<String> authorizations() {
    return authorizations;
  }

  boolean isRedirectFollowed() {
    return redirectFollowed;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> asks = new LinkedHashMap<>();
    for (String part : exchange.getRequestURI().getRawQuery().split("&", -1)) {
      String[] pair = part.split("=", 2);
      asks.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    asked.add(asks.get("query"));
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null) {
      authorizations.add(authorization);
    }
    switch (mood) {
      case WELL -> send(exchange, 200, matrix(asks));
      case EMPTY ->
          send(
              exchange,
              200,
              "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}");
      case ERROR ->
          send(
              exchange,
              400,
              "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\\n"
                  + "<script>\"}");
      case REDIRECT -> {
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        send(exchange, 302, "");
      }
      case HTML -> send(exchange, 200, "<html><script>alert(1)</script>");
      case HUGE -> huge(exchange);
      case BROKEN -> exchange.close();
    }
  }

  private String matrix(Map<String, String> asks) {
    boolean good = asks.get("query").contains("error=\"\"") || asks.get("query").contains("le=");
    StringBuilder fresh = new StringBuilder();
    StringBuilder old = new StringBuilder();
    long step = Long.parseLong(asks.get("step"));
    for (long at = Long.parseLong(asks.get("start"));
        at <= Long.parseLong(asks.get("end"));
        at += step) {
      long bad = within(harm, at) ? 60 : 1;
      append(fresh, at, good ? 750 - bad : 750);
      append(old, at, good ? 14250 - 28 : 14250);
    }
    return """
    {"status":"success","data":{"resultType":"matrix","result":[
    {"metric":{"%1$s":"%2$s"},"values":[%4$s]},{"metric":{"%1$s":"%3$s"},"values":[%5$s]}]}}
    """
        .formatted(paths.get(0), paths.get(1), paths.get(2), fresh, old);
  }

  private void append(StringBuilder values, long at, long count) {
    String figure = within(silence, at) ? "NaN" : count + ".0";
    values.append(values.isEmpty() ? "" : ",").append("[%d,\"%s\"]".formatted(at, figure));
  }

  private static boolean within(List<Long> span, long at) {
    return at > span.getFirst() && at <= span.getLast();
  }

  private static void huge(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      byte[] part = new byte[1 << 20];
      for (int i = 0; i < 40; i++) {
        body.write(part);
      }
    } catch (IOException e) {
      exchange.close(); // The other side has had enough, as it should.
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
