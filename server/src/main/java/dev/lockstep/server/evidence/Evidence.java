package dev.lockstep.server.evidence;

import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.gate.Liveness;
import dev.lockstep.rollout.gate.Observation;
import dev.lockstep.rollout.gate.Observation.Answered;
import dev.lockstep.rollout.gate.Observation.Breached;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.gate.RegionObservation;
import dev.lockstep.rollout.gate.RegionObservation.Reach;
import dev.lockstep.rollout.plan.Measure;
import dev.lockstep.rollout.plan.Measure.PostedTests;
import dev.lockstep.server.evidence.Answers.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that is known of an epoch, as the judge looks at it. Threads share it. */
@Component
public final class Evidence {
  /** The region of what is not counted in any. */
  static final String EVERYWHERE = "everywhere";

  /** A runner that says nothing for so long is not at work. */
  private static final Duration RUNNER_SILENCE_MAX = Duration.ofMinutes(3);

  private static final Reach WHOLE = new Reach(1, Set.of(), List.of(0L), List.of(1.0));

  private final Figures figures;
  private final Answers answers;
  private final TestResults tests;
  private final OutsideAnswers outside;

  Evidence(ObjectProvider<Figures> figures, Answers answers, Elsewhere elsewhere) {
    this.figures = figures.getIfAvailable(() -> question -> List.of());
    this.answers = answers;
    this.tests = elsewhere.tests();
    this.outside = elsewhere.outside();
  }

  /** What is found out elsewhere and kept here. */
  @Component
  record Elsewhere(TestResults tests, OutsideAnswers outside) {}

  /** The observations of every region; none where the traffic counts and nobody reports any. */
  public List<RegionObservation> of(Subject subject) {
    List<RegionObservation> reported = figures.observe(subject.question());
    Map<String, Observation> told = told(subject);
    if (!reported.isEmpty()) {
      return reported.stream().map(region -> with(region, told, subject)).toList();
    }
    return subject.isWithoutTraffic()
        ? List.of(new RegionObservation(EVERYWHERE, itself(subject), told, WHOLE))
        : List.of();
  }

  private static Liveness itself(Subject subject) {
    return new Liveness(1, 1, subject.question().now(), RUNNER_SILENCE_MAX);
  }

  /** Who reports, and how much of the traffic, does not count where no check looks at it. */
  private static RegionObservation with(
      RegionObservation region, Map<String, Observation> told, Subject subject) {
    Map<String, Observation> checks = new HashMap<>(region.checks());
    told.forEach((name, observation) -> checks.merge(name, observation, Evidence::worse));
    return new RegionObservation(
        region.region(),
        subject.isWithoutTraffic() ? itself(subject) : region.liveness(),
        checks,
        subject.isWithoutTraffic() ? WHOLE : region.reach());
  }

  private static Observation worse(Observation reported, Observation told) {
    return reported instanceof Breached one && told instanceof Breached other
        ? new Breached(Math.addExact(one.confirmed(), other.confirmed()))
        : told;
  }

  private Map<String, Observation> told(Subject subject) {
    Map<String, Said> said = answers.said(subject);
    Map<String, Observation> told = new HashMap<>();
    Gate gate = subject.gate();
    Stream.concat(gate.required().stream(), gate.advisory().stream())
        .forEach(check ->
            told(check, subject, Optional.ofNullable(said.get(check.name())))
                .ifPresent(observation -> told.put(check.name(), observation)));
    return told;
  }

  private Optional<Observation> told(Check check, Subject subject, Optional<Said> said) {
    Instant now = subject.question().now();
    return subject
        .answering(check)
        .flatMap(source ->
            switch (source) {
              case Measure.Person person ->
                  Optional.of(
                      observation(check, said.map(Said::outcome).orElse(Outcome.INCONCLUSIVE)));
              case Measure.Work work ->
                  runner(subject, said).map(outcome -> observation(check, outcome));
              case PostedTests posted ->
                  Optional.of(
                      observation(check, tests.outcome(subject.question().place(), posted, now)));
              case Measure.Indicator ofStore -> Optional.of(outside.observation(subject, check));
              case Measure.Query asked -> Optional.of(outside.observation(subject, check));
              case Measure.Webhook asked -> Optional.of(outside.observation(subject, check));
            });
  }

  /** A runner has a moment to begin; then its silence is an error. */
  private static Optional<Outcome> runner(Subject subject, Optional<Said> said) {
    Instant now = subject.question().now();
    Instant last = said.map(Said::time).orElse(subject.question().since());
    return last.plus(RUNNER_SILENCE_MAX).isBefore(now)
        ? Optional.empty()
        : Optional.of(said.map(Said::outcome).orElse(Outcome.INCONCLUSIVE));
  }

  /** A runner tells of an invariant whether it was broken. */
  private static Observation observation(Check check, Outcome outcome) {
    if (!(check instanceof Check.Invariant)) {
      return new Answered(outcome);
    }
    return switch (outcome) {
      case PASS -> new Breached(0);
      case FAIL -> new Breached(1);
      case INCONCLUSIVE, ERROR -> new Answered(Outcome.INCONCLUSIVE);
    };
  }
}
