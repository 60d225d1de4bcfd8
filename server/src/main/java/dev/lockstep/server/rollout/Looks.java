package dev.lockstep.server.rollout;

import dev.lockstep.rollout.gate.Comeback;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.Judge;
import dev.lockstep.rollout.gate.Ledger;
import dev.lockstep.rollout.gate.Sitting;
import dev.lockstep.rollout.step.Acknowledgements;
import dev.lockstep.rollout.step.Moment;
import dev.lockstep.rollout.step.Moment.Judged;
import dev.lockstep.rollout.step.NextStep;
import dev.lockstep.rollout.step.Steps;
import dev.lockstep.server.evidence.Evidence;
import dev.lockstep.server.evidence.Figures.Question;
import dev.lockstep.server.evidence.OldPath;
import dev.lockstep.server.evidence.Subject;
import dev.lockstep.server.fleet.Leases;
import dev.lockstep.server.fleet.Place;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Looks at rollouts: what their gates say, who is missing, what comes next. Threads share it. */
@Component
class Looks {
  private final Evidence evidence;
  private final Leases leases;
  private final Words words;
  private final InstantSource clock;

  Looks(Evidence evidence, Leases leases, Words words, InstantSource clock) {
    this.evidence = evidence;
    this.leases = leases;
    this.words = words;
    this.clock = clock;
  }

  /** What people agreed to, and what is known of the way back and of a rollback that was made. */
  @Component
  record Words(Agreements agreements, Proofs proofs, OldPath oldPath) {}

  /**
   * What one look at a rollout found.
   *
   * @param next what follows
   */
  record Look(Moment moment, NextStep next) {}

  /** What is said of a rollout at this moment, and what gates ask of others. */
  Subject subject(Rollout rollout) {
    Question question =
        new Question(
            rollout.identity().place(),
            Published.of(rollout, leases.regions(rollout.identity().place())),
            rollout.planned(),
            rollout.plan().measures(),
            rollout.state().since(),
            clock.instant());
    return new Subject(
        rollout.identity().id(), rollout.identity().team(), rollout.gate(), question);
  }

  /** Looks at all there is. */
  Look at(Rollout rollout) {
    Instant now = clock.instant();
    Sitting sitting = new Sitting(rollout.state().since(), now, rollout.ledger());
    GateReport report = Judge.judge(rollout.gate(), evidence.of(subject(rollout)), sitting);
    Ledger ledger = rollout.ledger().after(report, now);
    return at(rollout, new Judged(report, ledger));
  }

  /** Looks again at everything but the gate, which was judged a moment ago. */
  Look at(Rollout rollout, Judged judged) {
    Moment moment =
        new Moment(
            clock.instant(),
            judged,
            acknowledgements(rollout),
            words.agreements().approvers(rollout),
            words.proofs().of(rollout),
            comeback(rollout));
    return new Look(moment, Steps.next(rollout.plan().plan(), rollout.state(), moment));
  }

  private Comeback comeback(Rollout rollout) {
    return rollout
        .watchedRollback()
        .map(rollback -> words.oldPath().after(rollback, clock.instant()))
        .orElse(Comeback.UNWATCHED);
  }

  private Acknowledgements acknowledgements(Rollout rollout) {
    Place place = rollout.identity().place();
    return rollout.waitsForAll() ? leases.ofAll(place) : leases.ofLive(place);
  }
}
