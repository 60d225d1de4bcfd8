package dev.lockstep.server.fleet;

import dev.lockstep.api.wire.StageEvent;
import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.server.database.Pulse;
import dev.lockstep.server.event.Events;
import dev.lockstep.server.event.Events.Rhythm;
import dev.lockstep.server.event.Listening;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What is published, in memory, for all who listen: one thread looks into the database when the
 * {@link Pulse} beats and at least four times a second, however many listen. Threads share it.
 */
@Component
final class StageBoard {
  private static final Logger LOG = LoggerFactory.getLogger(StageBoard.class);
  private static final Duration TURN = Duration.ofMillis(250);
  private static final Duration QUIET_MAX = Duration.ofSeconds(10);
  private static final StageMessage FIRST = StageMessage.of(1, Stage.PROPOSED);

  private final Stages stages;
  private final Listening listening;
  private final Pulse pulse;
  private final Pulse changes = new Pulse();
  private volatile Map<Place, StageMessage> shown = Map.of();
  private volatile boolean over;

  StageBoard(Stages stages, Listening listening, Pulse pulse) {
    this.stages = stages;
    this.listening = listening;
    this.pulse = pulse;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    Thread unused = Thread.ofVirtual().name("lockstep-stages").start(this::watch);
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    over = true;
    pulse.beat();
  }

  private void watch() {
    long beats = pulse.beats();
    while (!over) {
      try {
        Map<Place, StageMessage> now = stages.all();
        if (!now.equals(shown)) {
          shown = now;
          changes.beat();
        }
        beats = pulse.await(beats, TURN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("Cannot look at the stages: {}", e.getClass().getSimpleName());
        beats = patient(beats);
      }
    }
  }

  /** The database does not answer; it is asked again a little later. */
  private long patient(long beats) {
    try {
      return pulse.await(beats, TURN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      over = true;
      return beats;
    }
  }

  /** The states of these places that are newer than those known. */
  Map<Place, StageMessage> newer(List<Place> places, Map<Place, Long> known) {
    Map<Place, StageMessage> all = shown;
    Map<Place, StageMessage> newer = new HashMap<>();
    for (Place place : places) {
      StageMessage state = all.getOrDefault(place, FIRST);
      if (state.epoch() > known.getOrDefault(place, 0L)) {
        newer.put(place, state);
      }
    }
    return newer;
  }

  /** Tells the states of these places, and what they become. */
  Events<StageEvent> follow(List<Place> places) {
    Map<Place, StageMessage> first = new HashMap<>();
    places.forEach(place -> first.put(place, stages.current(place)));
    return listening.to(
        new StageSubject(this, first), new Rhythm(changes, QUIET_MAX, Duration.ZERO));
  }
}
