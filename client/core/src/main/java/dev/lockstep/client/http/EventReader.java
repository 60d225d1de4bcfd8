package dev.lockstep.client.http;

import dev.lockstep.api.wire.StageEvent;
import dev.lockstep.api.wire.WireException;
import dev.lockstep.api.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads server-sent events byte by byte, in memory for one event. Events of other names are passed
 * over; one that is cut off is never told. For one thread at a time.
 */
final class EventReader {
  static final int EVENT_SIZE_MAX = 1 << 20;
  private static final String STAGE = "stage";
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final Consumer<StageEvent> listener;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private String name = "";
  private boolean isFirstLine = true;
  private boolean isAfterReturn;

  EventReader(Consumer<StageEvent> listener) {
    this.listener = listener;
  }

  /**
   * Reads what came next.
   *
   * @throws WireException when an event is not what the control plane sends
   * @throws IOException when a line or an event is too long
   */
  void read(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      boolean isSecondOfPair = isAfterReturn && next == '\n';
      isAfterReturn = next == '\r';
      if (isSecondOfPair) {
        continue;
      }
      if (next == '\n' || next == '\r') {
        end();
      } else {
        requireRoom(line.size());
        line.write(next);
      }
    }
  }

  private static void requireRoom(int size) throws IOException {
    if (size >= EVENT_SIZE_MAX) {
      throw new IOException("an event is longer than 1 MiB");
    }
  }

  private void end() throws IOException {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (isFirstLine && text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    isFirstLine = false;
    if (text.isEmpty()) {
      dispatch();
    } else {
      field(text);
    }
  }

  private void field(String text) throws IOException {
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String rest = colon < 0 ? "" : text.substring(colon + 1);
    String value = rest.startsWith(" ") ? rest.substring(1) : rest;
    if (field.equals("event")) {
      name = value;
    } else if (field.equals("data")) {
      requireRoom(data.length() + value.length());
      data.append(data.isEmpty() ? "" : "\n").append(value);
    }
  }

  private void dispatch() {
    String event = name;
    String body = data.toString();
    name = "";
    data.setLength(0);
    if (event.equals(STAGE) && !body.isEmpty()) {
      listener.accept(WireJson.readEvent(body));
    }
  }
}
