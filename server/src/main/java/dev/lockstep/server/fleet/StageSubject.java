package dev.lockstep.server.fleet;

import dev.lockstep.api.wire.StageEvent;
import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.server.event.Events;
import dev.lockstep.server.event.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the states of collections, and what they become. For one thread. */
final class StageSubject implements Subject<StageEvent> {
  private final StageBoard board;
  private final Map<Place, StageMessage> first;
  private final Map<Place, Long> known = new HashMap<>();

  StageSubject(StageBoard board, Map<Place, StageMessage> first) {
    this.board = board;
    this.first = first;
  }

  @Override
  public void begin(Events<StageEvent> to) {
    tell(first, to);
    next(to);
  }

  @Override
  public void next(Events<StageEvent> to) {
    tell(board.newer(List.copyOf(first.keySet()), known), to);
  }

  private void tell(Map<Place, StageMessage> states, Events<StageEvent> to) {
    states.forEach((place, state) -> {
      known.put(place, state.epoch());
      String collection = place.collection();
      to.tell(collection + ":" + state.epoch(), "stage", new StageEvent(collection, state));
    });
  }
}
