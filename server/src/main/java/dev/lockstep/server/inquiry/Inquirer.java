package dev.lockstep.server.inquiry;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.plan.Measure;
import dev.lockstep.server.database.Pulse;
import dev.lockstep.server.evidence.OutsideAnswers;
import dev.lockstep.server.evidence.OutsideAnswers.Given;
import dev.lockstep.server.evidence.Subject;
import dev.lockstep.server.rollout.Rollout;
import dev.lockstep.server.rollout.Rollouts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks what is due, each question on at most one thread. */
@Component
final class Inquirer {
  private static final Logger LOG = LoggerFactory.getLogger(Inquirer.class);
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final int QUESTIONS_MAX = 64;

  private final Rollouts rollouts;
  private final OutsideAnswers answers;
  private final Sources sources;
  private final InstantSource clock;
  private final Pulse pulse;
  private final Map<Asked, Instant> asked = new ConcurrentHashMap<>();
  private final Set<Asked> underWay = ConcurrentHashMap.newKeySet();
  private final Semaphore room = new Semaphore(QUESTIONS_MAX);
  private volatile boolean over;

  Inquirer(Rollouts rollouts, OutsideAnswers answers, Sources sources, Turns turns) {
    this.rollouts = rollouts;
    this.answers = answers;
    this.sources = sources;
    this.clock = turns.clock();
    this.pulse = turns.pulse();
  }

  /** When it is time to ask. */
  @Component
  record Turns(InstantSource clock, Pulse pulse) {}

  /** A check of an epoch. */
  private record Asked(String environment, String rollout, long epoch, String check) {}

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    Thread unused = Thread.ofVirtual().name("lockstep-inquirer").start(this::inquire);
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    over = true;
    pulse.beat();
  }

  private void inquire() {
    try {
      long beats = pulse.beats();
      while (!over) {
        askAll();
        beats = pulse.await(beats, TURN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void askAll() {
    try {
      Set<Asked> wanted = new HashSet<>();
      for (Rollout rollout : rollouts.live()) {
        if (rollout.plan().measures().values().stream().anyMatch(Inquirer::isAsked)) {
          Subject subject = rollouts.subject(rollout);
          subject.asked().forEach((check, whom) -> wanted.add(ask(subject, check, whom)));
        }
      }
      boolean unused = asked.keySet().retainAll(wanted);
    } catch (RuntimeException e) {
      logged("the rollouts", e);
    }
  }

  private static boolean isAsked(Measure measure) {
    return measure instanceof Measure.Query || measure instanceof Measure.Webhook;
  }

  private Asked ask(Subject subject, Check check, Measure whom) {
    Asked key = new Asked(subject.environment(), subject.rollout(), subject.epoch(), check.name());
    Instant now = clock.instant();
    Instant last = asked.getOrDefault(key, Instant.MIN);
    boolean isDue = last.equals(Instant.MIN) || !last.plus(OutsideAnswers.INTERVAL).isAfter(now);
    if (isDue && underWay.add(key)) {
      if (room.tryAcquire()) {
        asked.put(key, now);
        Thread unused =
            Thread.ofVirtual()
                .name("lockstep-question")
                .start(() -> answer(key, subject, check, whom));
      } else {
        underWay.remove(key);
      }
    }
    return key;
  }

  private void answer(Asked key, Subject subject, Check check, Measure whom) {
    try {
      Given given = given(subject, check, whom);
      if (!over) {
        answers.keep(subject, check, given);
      }
    } catch (RuntimeException e) {
      logged(key.rollout(), e);
    } finally {
      room.release();
      underWay.remove(key);
    }
  }

  private Given given(Subject subject, Check check, Measure whom) {
    try {
      return sources.ask(subject, check, whom);
    } catch (Problem problem) {
      return Given.error(String.valueOf(problem.getMessage()));
    }
  }

  private void logged(String what, RuntimeException failure) {
    if (!over) {
      LOG.warn("Cannot ask for {}: {}", what, failure.getClass().getSimpleName());
    }
  }
}
