package dev.lockstep.server.fleet;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.server.database.Pulse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What is published, in memory, for all who listen: one thread looks into the database when the
 * {@link Pulse} beats and at least four times a second, however many listen. Threads share it.
 */
@Component
final class StageBoard {
  private static final Logger LOG = LoggerFactory.getLogger(StageBoard.class);
  private static final Duration TURN = Duration.ofMillis(250);
  private static final StageMessage FIRST = StageMessage.of(1, Stage.PROPOSED);

  private final Stages stages;
  private final Pulse pulse;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Map<Place, StageMessage> shown = Map.of();
  private long looks;
  private volatile boolean over;

  StageBoard(Stages stages, Pulse pulse) {
    this.stages = stages;
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
    signal(shown());
  }

  private void watch() {
    long beats = pulse.beats();
    while (!over) {
      try {
        Map<Place, StageMessage> now = stages.all();
        if (!now.equals(shown())) {
          signal(now);
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

  private void signal(Map<Place, StageMessage> now) {
    lock.lock();
    try {
      shown = now;
      looks++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Map<Place, StageMessage> shown() {
    lock.lock();
    try {
      return shown;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the board is no longer kept. */
  boolean isOver() {
    return over;
  }

  /**
   * Waits until something has changed since a look, or a time is over.
   *
   * @return the number of the look
   */
  long await(long known, Duration max) throws InterruptedException {
    lock.lock();
    try {
      long left = max.toNanos();
      while (looks == known && left > 0) {
        left = changed.awaitNanos(left);
      }
      return looks;
    } finally {
      lock.unlock();
    }
  }

  /** The states of these places that are newer than those known. */
  Map<Place, StageMessage> newer(List<Place> places, Map<Place, Long> known) {
    Map<Place, StageMessage> all = shown();
    Map<Place, StageMessage> newer = new HashMap<>();
    for (Place place : places) {
      StageMessage state = all.getOrDefault(place, FIRST);
      if (state.epoch() > known.getOrDefault(place, 0L)) {
        newer.put(place, state);
      }
    }
    return newer;
  }

  /** Sends the states of these places, and what they become. */
  SseEmitter follow(List<Place> places) {
    Map<Place, StageMessage> first = new HashMap<>();
    places.forEach(place -> first.put(place, stages.current(place)));
    SseEmitter emitter = new SseEmitter(0L);
    StageListener listener = new StageListener(this, emitter, first);
    Thread unused = Thread.ofVirtual().name("lockstep-stage-listener").start(listener::serve);
    return emitter;
  }
}
