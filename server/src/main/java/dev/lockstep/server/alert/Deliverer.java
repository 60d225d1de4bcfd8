package dev.lockstep.server.alert;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.server.alert.Outbox.Waiting;
import dev.lockstep.server.database.Pulse;
import dev.lockstep.server.outward.Destination;
import dev.lockstep.server.outward.Letter;
import dev.lockstep.server.outward.Outward;
import dev.lockstep.server.outward.Secrets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends what is due, each alert on a thread of its own and outside of any transaction. */
@Component
final class Deliverer {
  private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final int LETTERS_MAX = 32;
  private static final int TURNS_TO_FORGET = 600;
  private static final String CLOUD_EVENT = "application/cloudevents+json; charset=utf-8";

  private final Outbox outbox;
  private final Outward door;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Pulse pulse;
  private final Semaphore room = new Semaphore(LETTERS_MAX);
  private volatile boolean over;

  Deliverer(Outbox outbox, Post post, InstantSource clock, Pulse pulse) {
    this.outbox = outbox;
    this.door = post.door();
    this.secrets = post.secrets();
    this.clock = clock;
    this.pulse = pulse;
  }

  /** By what letters are signed and sent. */
  @Component
  record Post(Outward door, Secrets secrets) {}

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    Thread unused = Thread.ofVirtual().name("lockstep-deliverer").start(this::deliver);
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    over = true;
    pulse.beat();
  }

  private void deliver() {
    try {
      long beats = pulse.beats();
      for (int turn = 1; !over; turn++) {
        sendAll(turn);
        beats = pulse.await(beats, TURN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendAll(int turn) {
    try {
      if (turn % TURNS_TO_FORGET == 0) {
        outbox.forget();
      }
      for (Waiting waiting : outbox.due(LETTERS_MAX)) {
        if (over || !room.tryAcquire()) {
          return;
        }
        Thread unused = Thread.ofVirtual().name("lockstep-alert").start(() -> takeAndSend(waiting));
      }
    } catch (RuntimeException e) {
      logged(e);
    }
  }

  private void takeAndSend(Waiting waiting) {
    try {
      if (outbox.take(waiting)) {
        send(waiting);
      }
    } catch (RuntimeException e) {
      logged(e);
    } finally {
      room.release();
    }
  }

  private void send(Waiting waiting) {
    if (isTaken(waiting)) {
      outbox.delivered(waiting);
    } else {
      outbox.failed(waiting);
    }
  }

  private boolean isTaken(Waiting waiting) {
    try {
      Letter letter =
          Letter.post(Destination.of(waiting.address()), CLOUD_EVENT, waiting.body())
              .with(
                  secrets
                      .ofSubscription(waiting.subscription())
                      .sign(waiting.id(), clock.instant(), waiting.body()));
      return door.send(letter).isGood();
    } catch (Problem problem) {
      LOG.debug("An alert has not arrived: {}", problem.getMessage());
      return false;
    }
  }

  private void logged(RuntimeException failure) {
    if (!over) {
      LOG.warn("Alerts wait: {}", failure.getClass().getSimpleName());
    }
  }
}
