package dev.lockstep.server.rollout;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.journal.Draft;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Ledger;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.step.Hold;
import dev.lockstep.rollout.step.Moment;
import dev.lockstep.rollout.step.NextStep;
import dev.lockstep.rollout.step.NextStep.Stay;
import dev.lockstep.rollout.step.Request;
import dev.lockstep.rollout.step.RolloutState;
import dev.lockstep.rollout.step.Steps;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.database.Database.Scribe;
import dev.lockstep.server.evidence.Subject;
import dev.lockstep.server.fleet.Leases;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.fleet.Stages;
import dev.lockstep.server.request.Refused;
import dev.lockstep.server.rollout.Admission.Beginning;
import dev.lockstep.server.rollout.Looks.Look;
import dev.lockstep.server.rollout.Rollout.Course;
import dev.lockstep.server.rollout.Rollout.Identity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Makes the steps of rollouts, those of gates and those that people ask for. Threads and servers
 * share it: who makes a step holds what is published alone, so that no lease is granted meanwhile,
 * and finds the rollout as it was looked at, or makes none.
 */
@Component
public final class Rollouts {
  private static final Logger LOG = LoggerFactory.getLogger(Rollouts.class);
  private static final String GATE = "gate";
  private static final Duration MEMORY_STEP = Duration.ofSeconds(5);

  private final Database database;
  private final RolloutTable table;
  private final Looks looks;
  private final Ground ground;

  Rollouts(Database database, RolloutTable table, Looks looks, Ground ground) {
    this.database = database;
    this.table = table;
    this.looks = looks;
    this.ground = ground;
  }

  /** What rollouts stand on. */
  @Component
  record Ground(
      Stages stages,
      Leases leases,
      InstantSource clock,
      ObjectProvider<Admission> admissions,
      ObjectProvider<Witness> witnesses) {
    void tell(Witness.Made made) {
      witnesses.orderedStream().forEach(each -> each.saw(made));
    }
  }

  /** Begins a rollout at the first stage of its plan. */
  Rollout begin(Beginning beginning, Files files) {
    return database.decide(scribe -> {
      Place place = beginning.place();
      StageMessage before = ground.stages().alone(place);
      requireFree(place, before);
      ground.admissions().orderedStream().forEach(each -> each.require(beginning));
      Rollout begun = begun(beginning, before.epoch() + 1);
      table.insert(begun, files);
      publish(begun);
      scribe.record(Records.begun(begun, beginning.caller().subject(), files));
      return begun;
    });
  }

  private void requireFree(Place place, StageMessage before) {
    Optional<Rollout> live = table.live(place);
    if (live.isPresent()) {
      throw Refused.conflict(
          "Cannot begin a rollout: %s is under way in %s"
              .formatted(live.get().identity().id(), place));
    }
    int missing =
        ground.leases().ofLive(place).missing(before.epoch(), ground.clock().instant()).size();
    if (before.stage() != Stage.PROPOSED && missing > 0) {
      throw Refused.conflict(
          "Cannot begin a rollout: %d instances have not heard how the one before ended"
              .formatted(missing));
    }
  }

  private Rollout begun(Beginning beginning, long epoch) {
    Instant now = ground.clock().instant();
    Place place = beginning.place();
    String id = place.collection() + ":" + epoch;
    return new Rollout(
        new Identity(id, place, beginning.change(), beginning.team(), now),
        beginning.plan(),
        new Course(RolloutState.begun(beginning.plan().plan(), epoch, now), 1),
        Ledger.EMPTY);
  }

  /** The rollout of this id. */
  public Rollout require(String environment, String id) {
    return table.require(environment, id);
  }

  /** The last rollouts of a change in an environment, the newest first. */
  public List<Rollout> ofChange(String environment, String change) {
    return table.ofChange(environment, change);
  }

  /** The rollouts of an environment that runners have something to do for. */
  public List<Rollout> withWork(String environment) {
    return table.withWork(environment);
  }

  /** What the store calls the collections of rollouts, by their ids; where that is another name. */
  public Map<String, String> storedNames(String environment) {
    return table.storedNames(environment);
  }

  /** The change that a rollout carries, as it was written; empty where it is not known here. */
  public Optional<String> changeFile(Rollout rollout) {
    return table.changeFile(rollout);
  }

  /** What instances act by while a rollout stands where it stands. */
  public StageMessage published(Rollout rollout) {
    return Published.of(rollout, ground.leases().regions(rollout.identity().place()));
  }

  /** Rollouts of an environment, the newest first. */
  List<Rollout> page(String environment, Optional<String> after, int max) {
    return table.page(environment, after, max);
  }

  /** All that may still move. */
  public List<Rollout> live() {
    return looked().stream().filter(Rollout::isLive).toList();
  }

  /** What is said of a rollout at this moment. */
  public Subject subject(Rollout rollout) {
    return looks.subject(rollout);
  }

  /** What the gate of a rollout says at this moment. */
  public Outcome verdict(Rollout rollout) {
    return looks.at(rollout).moment().judged().report().outcome();
  }

  /** What a rollout looks like at this moment. */
  Look look(Rollout rollout) {
    return looks.at(rollout);
  }

  /** The rollouts that somebody must look at now. */
  List<Rollout> looked() {
    return table.looked(ground.clock().instant());
  }

  /**
   * Makes the next step of a rollout that is left to itself, if there is one now.
   *
   * @return what it looked like before
   */
  Look tick(Rollout rollout) {
    Look look = looks.at(rollout);
    if (look.next() instanceof Stay stay) {
      remember(rollout, look.moment().judged().ledger());
      Calls.person(stay.hold(), look.moment().now())
          .ifPresent(why -> ground.witnesses().forEach(each -> each.sawWaiting(rollout, why)));
      return look;
    }
    Moment.Judged judged = look.moment().judged();
    boolean made =
        database.decide(scribe -> {
          Rollout now = held(rollout.identity());
          Look again = looks.at(now, judged);
          boolean same = now.course().version() == rollout.course().version();
          if (!same || again.next() instanceof Stay) {
            return false;
          }
          return perform(now, again, GATE, scribe).isLive();
        });
    LOG.debug("{} made a step and lives: {}", rollout.identity().id(), made);
    return look;
  }

  /** What changes at each look is written now and then. */
  private void remember(Rollout rollout, Ledger ledger) {
    Ledger known = rollout.ledger();
    boolean same =
        known.blindSince().equals(ledger.blindSince()) && known.tripped().equals(ledger.tripped());
    Instant last = known.lastError().orElse(Instant.EPOCH);
    boolean soon = ledger.lastError().orElse(last).isBefore(last.plus(MEMORY_STEP));
    if (!same || !soon) {
      table.remember(rollout, ledger);
    }
  }

  /**
   * Makes the step that a person asks for.
   *
   * @return what it made of the rollout, or why it stays
   */
  Asked ask(Identity identity, String person, Function<Rollout, Request> asking) {
    Moment.Judged judged =
        looks.at(table.require(identity.place().environment(), identity.id())).moment().judged();
    return database.decide(scribe -> {
      Rollout now = held(identity);
      requireLive(now);
      Moment moment = looks.at(now, judged).moment();
      Request request = asking.apply(now);
      NextStep step = Steps.asked(now.plan().plan(), now.state(), moment, request);
      if (step instanceof Stay stay) {
        scribe.record(Records.asked(now, request, person));
        return new Asked(now, Optional.of(stay.hold()));
      }
      Rollout after = perform(now, new Look(moment, step), person, scribe);
      return new Asked(after, Optional.empty());
    });
  }

  /** The rollout as it is, while nobody else makes a step and no lease is granted. */
  private Rollout held(Identity identity) {
    StageMessage published = ground.stages().alone(identity.place());
    Rollout now = table.require(identity.place().environment(), identity.id());
    if (now.isLive() && published.epoch() != now.state().epoch()) {
      throw new IllegalStateException("What is published is another epoch than the rollout's");
    }
    return now;
  }

  /**
   * What came of asking.
   *
   * @param hold why nothing was done yet
   */
  record Asked(Rollout rollout, Optional<Hold> hold) {}

  private static void requireLive(Rollout rollout) {
    if (!rollout.isLive()) {
      throw Refused.conflict(
          "Cannot move the rollout: it is over, at %s".formatted(rollout.stage()));
    }
  }

  private Rollout perform(Rollout rollout, Look look, String actor, Scribe scribe) {
    Rollout after = rollout.after(look.next(), look.moment().now());
    if (!table.save(after)) {
      throw new IllegalStateException("Who holds the stage alone finds the rollout unaltered");
    }
    if (after.state().epoch() > rollout.state().epoch()) {
      publish(after);
    }
    Draft draft = Records.made(rollout, after, look, actor);
    scribe.record(draft);
    ground.tell(
        new Witness.Made(rollout, after, look.next(), look.moment().judged().report(), draft));
    return after;
  }

  private void publish(Rollout rollout) {
    ground.stages().publish(rollout.identity().place(), published(rollout));
  }
}
