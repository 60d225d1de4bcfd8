package dev.lockstep.server.fleet;

import dev.lockstep.api.wire.StageEvent;
import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.api.wire.WireJson;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One who listens to states, served by a thread of its own. */
final class StageListener {
  private static final Duration QUIET_MAX = Duration.ofSeconds(10);

  private final StageBoard board;
  private final SseEmitter emitter;
  private final Map<Place, StageMessage> first;
  private final Map<Place, Long> known = new HashMap<>();
  private volatile boolean gone;

  StageListener(StageBoard board, SseEmitter emitter, Map<Place, StageMessage> first) {
    this.board = board;
    this.emitter = emitter;
    this.first = first;
    emitter.onCompletion(() -> gone = true);
    emitter.onError(failure -> gone = true);
  }

  void serve() {
    try {
      send(first);
      List<Place> places = List.copyOf(first.keySet());
      long looks = board.await(-1, Duration.ZERO);
      while (!gone && !board.isOver()) {
        Map<Place, StageMessage> newer = board.newer(places, known);
        if (newer.isEmpty()) {
          emitter.send(SseEmitter.event().comment("still here"));
        }
        send(newer);
        looks = board.await(looks, QUIET_MAX);
      }
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      gone = true; // The listener has left.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      emitter.complete();
    }
  }

  private void send(Map<Place, StageMessage> states) throws IOException {
    for (Map.Entry<Place, StageMessage> each : states.entrySet()) {
      String collection = each.getKey().collection();
      long epoch = each.getValue().epoch();
      known.put(each.getKey(), epoch);
      emitter.send(
          SseEmitter.event()
              .id(collection + ":" + epoch)
              .name("stage")
              .data(
                  WireJson.write(new StageEvent(collection, each.getValue())),
                  MediaType.TEXT_PLAIN));
    }
  }
}
