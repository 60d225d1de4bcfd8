package dev.lockstep.checks.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One connection that asks over HTTP/1.1 with as little work as can be, since the one who asks and
 * the one who answers share the processors. For one thread.
 */
final class HttpWire implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final URI server;
  private final String bearer;
  private Socket socket;
  private InputStream in;

  HttpWire(URI server, String token) throws IOException {
    this.server = server;
    socket = connect();
    in = new BufferedInputStream(socket.getInputStream());
    bearer = token.isEmpty() ? "" : "Authorization: Bearer %s\r\n".formatted(token);
  }

  private Socket connect() throws IOException {
    Socket connected = new Socket(server.getHost(), server.getPort());
    connected.setTcpNoDelay(true);
    return connected;
  }

  /** An answer. */
  record Answer(int status, String body) {
    /** The text of a field that is there once. */
    String text(String field) {
      String before = "\"" + field + "\":\"";
      int from = body.indexOf(before) + before.length();
      return body.substring(from, body.indexOf('"', from));
    }

    Answer expect(int wanted) {
      if (status != wanted) {
        throw new IllegalStateException("Answered " + status + ": " + body);
      }
      return this;
    }
  }

  /** Asks and waits for the answer. */
  Answer ask(String method, String path, String body) throws IOException {
    send(method, path, body);
    int status = status();
    int length = 0;
    boolean isLast = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      } else if (line.equalsIgnoreCase("transfer-encoding: chunked")) {
        length = -1;
      }
      isLast |= line.equalsIgnoreCase("connection: close");
    }
    Answer answer = new Answer(status, length < 0 ? chunks() : text(length));
    if (isLast) {
      socket.close();
      socket = connect();
      in = new BufferedInputStream(socket.getInputStream());
    }
    return answer;
  }

  /** Asks, and leaves the answer to be read by its lines. */
  void send(String method, String path, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        ("%s %s HTTP/1.1\r\nHost: bench\r\n%s"
                + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n")
            .formatted(method, path, bearer, content.length);
    byte[] request = new byte[head.length() + content.length];
    System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
    System.arraycopy(content, 0, request, head.length(), content.length);
    socket.getOutputStream().write(request);
  }

  private int status() throws IOException {
    String line = line();
    return Integer.parseInt(line.split(" ", 3)[1]);
  }

  private String chunks() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int size = size(); size > 0; size = size()) {
      all.append(text(size));
      String unused = line();
    }
    String unused = line();
    return all.toString();
  }

  private int size() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String text(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** The next line of an answer, without its end. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The server hung up");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
