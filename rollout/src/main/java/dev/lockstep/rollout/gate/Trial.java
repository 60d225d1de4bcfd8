package dev.lockstep.rollout.gate;

import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Value;
import dev.lockstep.rollout.gate.Evidence.Basis;
import dev.lockstep.rollout.gate.Evidence.Weight;
import dev.lockstep.rollout.gate.GateReport.Place;
import dev.lockstep.rollout.gate.Observation.Answered;
import dev.lockstep.rollout.gate.Observation.Breached;
import dev.lockstep.rollout.gate.Observation.Compared;
import dev.lockstep.rollout.gate.Observation.Counted;
import dev.lockstep.rollout.gate.Observation.Levelled;
import dev.lockstep.rollout.gate.Verdict.Cause;
import dev.lockstep.rollout.gate.Verdict.Errored;
import dev.lockstep.rollout.gate.Verdict.Failed;
import dev.lockstep.rollout.gate.Verdict.Inconclusive;
import dev.lockstep.rollout.gate.Verdict.Lack;
import dev.lockstep.rollout.gate.Verdict.Passed;
import dev.lockstep.rollout.gate.Verdict.Trip;
import dev.lockstep.rollout.statistics.MismatchBound;
import dev.lockstep.rollout.statistics.SampleRatio;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.Series;
import java.util.List;
import java.util.Optional;

/**
 * The checks of one region at one look.
 *
 * <p>First each check is weighed by itself. Then what holds for all of them is laid over its
 * verdict: whoever sees nothing says so, and nothing passes before its time. Harm once shown stands
 * even where some clients do not report, since it may be the reason why they do not; but not where
 * nobody does, for then it is the harm of another moment.
 */
final class Trial {
  private static final int RECENT = 5;
  private static final int LEVELS = 3;

  /** Who is to look at a check, of whatever kind, may say that they have not done so yet. */
  private static final Observation NOT_LOOKED = new Answered(Outcome.INCONCLUSIVE);

  private final GateRules rules;
  private final double alpha;
  private final RegionObservation region;
  private final Sitting sitting;

  Trial(GateRules rules, double alpha, RegionObservation region, Sitting sitting) {
    this.rules = rules;
    this.alpha = alpha;
    this.region = region;
    this.sitting = sitting;
  }

  Verdict verdict(Check check) {
    Verdict alone =
        Optional.ofNullable(region.checks().get(check.name()))
            .map(observation -> alone(check, observation))
            .orElseGet(() -> new Errored(bare(check), Cause.PROVIDER));
    return check instanceof Check.Invariant && alone instanceof Failed ? alone : overlaid(alone);
  }

  private Verdict overlaid(Verdict alone) {
    Optional<Cause> blindness = region.liveness().blindness(sitting.now());
    boolean stands = alone.outcome() == Outcome.FAIL && !blindness.equals(Optional.of(Cause.STALE));
    if (blindness.isPresent() && !stands) {
      return new Errored(alone.evidence(), blindness.get());
    }
    return alone instanceof Passed passed ? admitted(passed) : alone;
  }

  private Verdict admitted(Passed passed) {
    RegionObservation.Reach reach = region.reach();
    if (SampleRatio.logEvidence(reach.keysByPath(), reach.shares()) >= Math.log(1 / alpha)) {
      return new Errored(passed.evidence(), Cause.ROUTING_SKEW);
    }
    if (!(reach.keyRanges() >= rules.coverage()) || !reach.unseen().isEmpty()) {
      return new Inconclusive(passed.evidence(), Lack.COVERAGE);
    }
    return isWarm() ? passed : new Inconclusive(passed.evidence(), Lack.WARMING);
  }

  private boolean isWarm() {
    boolean young = sitting.now().isBefore(sitting.since().plus(rules.dwell()));
    return !young
        && sitting
            .ledger()
            .lastError()
            .filter(error -> error.plus(rules.window().multipliedBy(RECENT)).isAfter(sitting.now()))
            .isEmpty();
  }

  private Verdict alone(Check check, Observation observation) {
    return observation.equals(NOT_LOOKED)
        ? new Inconclusive(bare(check), Lack.WARMING)
        : weighed(check, observation);
  }

  private Verdict weighed(Check check, Observation observation) {
    return switch (check) {
      case Check.Ratio ratio when observation instanceof Counted counted ->
          ratio(ratio, ratio.margin(), counted);
      case Check.Paired paired when observation instanceof Counted counted ->
          ratio(paired, paired.margin(), counted);
      case Check.Budget budget when observation instanceof Counted counted ->
          budget(budget, counted);
      case Check.Mismatch mismatch when observation instanceof Compared compared ->
          mismatch(mismatch, compared);
      case Check.Invariant invariant when observation instanceof Breached breached ->
          breach(invariant, breached);
      case Check.Guard guard when observation instanceof Levelled levelled ->
          guard(guard, levelled.levels());
      case Check.Outside outside when observation instanceof Answered answered ->
          answer(outside, answered.outcome());
      case Check.Ratio misfit -> misfit(misfit);
      case Check.Paired misfit -> misfit(misfit);
      case Check.Budget misfit -> misfit(misfit);
      case Check.Mismatch misfit -> misfit(misfit);
      case Check.Invariant misfit -> misfit(misfit);
      case Check.Guard misfit -> misfit(misfit);
      case Check.Outside misfit -> misfit(misfit);
    };
  }

  private Verdict ratio(Check check, double margin, Counted counted) {
    Optional<Series> halves = halves(counted);
    if (halves.isEmpty()) {
      return misfit(check);
    }
    CountedTrial trial = new CountedTrial(halves.get(), rules, margin);
    Evidence evidence = evidence(check, halves.get(), trial.weight());
    Optional<Trip> trip = trial.trip(alpha);
    if (trip.isPresent()) {
      return new Failed(evidence, trip.get());
    }
    if (!trial.hasTraffic()) {
      return new Inconclusive(evidence, Lack.NO_TRAFFIC);
    }
    Place place = new Place(region.region(), check.name());
    if (sitting.ledger().tripped().contains(place) && !trial.isClear()) {
      return new Failed(evidence, Trip.SOFT);
    }
    return trial.isSafe() ? new Passed(evidence) : new Inconclusive(evidence, Lack.LOW_N);
  }

  private Verdict budget(Check.Budget check, Counted counted) {
    Optional<Series> halves = halves(counted);
    if (halves.isEmpty()) {
      return misfit(check);
    }
    Burn burn = new Burn(halves.get(), rules, check.allowed());
    Evidence evidence = evidence(check, halves.get(), Weight.NONE);
    if (burn.isFast(alpha)) {
      return new Failed(evidence, Trip.HARD);
    }
    return burn.isWithin() ? new Passed(evidence) : new Inconclusive(evidence, Lack.LOW_N);
  }

  /** The windows of this stage, if they have the length that these rules ask for. */
  private Optional<Series> halves(Counted counted) {
    return Optional.of(counted.series().from(sitting.since()))
        .filter(series ->
            series.windows().stream().allMatch(window -> window.length().equals(rules.half())));
  }

  private Verdict mismatch(Check.Mismatch check, Compared compared) {
    double own = 1 - check.confidence();
    long seen = compared.mismatches();
    long among = compared.comparisons();
    double harm = MismatchBound.logHarm(seen, among, check.max());
    double safety = MismatchBound.logSafety(seen, among, check.max());
    Weight weight = new Weight(harm, safety, MismatchBound.above(seen, among, own));
    Evidence evidence =
        new Evidence(
            new Arm(compared.comparisons(), compared.mismatches()),
            Arm.NONE,
            weight,
            basis(check, Series.NONE));
    if (harm >= Math.log(1 / alpha)) {
      return new Failed(evidence, Trip.SOFT);
    }
    if (compared.comparisons() == 0) {
      return new Inconclusive(evidence, Lack.NO_TRAFFIC);
    }
    return safety >= Math.log(1 / own)
        ? new Passed(evidence)
        : new Inconclusive(evidence, Lack.LOW_N);
  }

  private Verdict breach(Check.Invariant check, Breached breached) {
    Arm breaches = new Arm(breached.confirmed(), breached.confirmed());
    Evidence evidence = new Evidence(breaches, Arm.NONE, Weight.NONE, basis(check, Series.NONE));
    return breached.confirmed() > 0 ? new Failed(evidence, Trip.HARD) : new Passed(evidence);
  }

  private Verdict guard(Check.Guard check, List<Double> levels) {
    Evidence evidence = bare(check);
    if (levels.isEmpty() || levels.stream().anyMatch(level -> !Double.isFinite(level))) {
      return new Errored(evidence, Cause.PROVIDER);
    }
    List<Double> last = levels.subList(Math.max(0, levels.size() - LEVELS), levels.size());
    if (last.size() < LEVELS) {
      return new Inconclusive(evidence, Lack.WARMING);
    }
    if (last.stream().allMatch(level -> level > check.cap())) {
      return new Failed(evidence, Trip.HARD);
    }
    return last.stream().allMatch(level -> level <= check.cap())
        ? new Passed(evidence)
        : new Inconclusive(evidence, Lack.WARMING);
  }

  private Verdict answer(Check.Outside check, Outcome outcome) {
    Evidence evidence = bare(check);
    return switch (outcome) {
      case PASS -> new Passed(evidence);
      case FAIL -> new Failed(evidence, Trip.SOFT);
      case INCONCLUSIVE -> new Inconclusive(evidence, Lack.LOW_N);
      case ERROR -> new Errored(evidence, Cause.PROVIDER);
    };
  }

  private Verdict misfit(Check check) {
    return new Errored(bare(check), Cause.EVALUATOR);
  }

  private Evidence bare(Check check) {
    return new Evidence(Arm.NONE, Arm.NONE, Weight.NONE, basis(check, Series.NONE));
  }

  private Evidence evidence(Check check, Series halves, Weight weight) {
    return new Evidence(
        halves.newPath(), halves.oldPath(), weight, basis(check, halves.last(2 * RECENT)));
  }

  private Basis basis(Check check, Series recent) {
    return new Basis(recent, Digest.of(new Value.Text(check + " by " + rules)));
  }
}
