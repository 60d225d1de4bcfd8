package dev.lockstep.server.rollout;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.server.database.Pulse;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks at all live rollouts, and those that are watched, each second and whenever something was
 * decided, on a thread of its own. Several servers may do so at once.
 */
@Component
final class Driver {
  private static final Logger LOG = LoggerFactory.getLogger(Driver.class);
  private static final Duration TURN = Duration.ofSeconds(1);

  private final Rollouts rollouts;
  private final Glances glances;
  private final Pulse pulse;
  private volatile boolean over;

  Driver(Rollouts rollouts, Glances glances, Pulse pulse) {
    this.rollouts = rollouts;
    this.glances = glances;
    this.pulse = pulse;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    Thread unused = Thread.ofVirtual().name("lockstep-driver").start(this::drive);
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    over = true;
    pulse.beat();
  }

  private void drive() {
    try {
      long beats = pulse.beats();
      while (!over) {
        lookAtAll();
        beats = pulse.await(beats, TURN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAtAll() {
    try {
      List<Rollout> looked = rollouts.looked();
      looked.forEach(this::lookAt);
      glances.retain(looked);
    } catch (RuntimeException e) {
      logged("the rollouts", e);
    }
  }

  /** One rollout that cannot be looked at does not keep the others. */
  private void lookAt(Rollout rollout) {
    try {
      if (!over) {
        glances.keep(rollout, rollouts.tick(rollout));
      }
    } catch (RuntimeException e) {
      logged(rollout.identity().id(), e);
    }
  }

  private void logged(String what, RuntimeException failure) {
    if (!over) {
      String why =
          failure instanceof Problem problem
              ? String.valueOf(problem.getMessage())
              : failure.getClass().getSimpleName();
      LOG.warn("Cannot look at {}: {}", what, why);
    }
  }
}
